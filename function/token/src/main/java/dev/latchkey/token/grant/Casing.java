package dev.latchkey.token.grant;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a client spells member names, and so how it must be answered: a client given the other spelling crashes. */
public enum Casing {
    /** {@code accessToken}: the Sign-In model's JSON names. */
    CAMEL_CASE {
        @Override
        public String of(String modelName) {
            return modelName;
        }
    },
    /** {@code access_token}: RFC 6749's parameter names. */
    SNAKE_CASE {
        @Override
        public String of(String modelName) {
            return UPPER_CASE.matcher(modelName).replaceAll("_$0").toLowerCase(Locale.ROOT);
        }
    };

    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

    /** The name in this spelling of the member that the model calls {@code modelName}. */
    public abstract String of(String modelName);
}
