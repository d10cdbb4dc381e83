package dev.latchkey.token.endpoint;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.token.grant.Casing;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The modelled members of a request body, in whichever casing they came; all others are left out. */
final class TokenRequestMembers {
    /** The members of model shape CreateOAuth2TokenRequestBody, under both their names. */
    enum Member {
        CLIENT_ID("clientId"),
        GRANT_TYPE("grantType"),
        CODE("code"),
        REDIRECT_URI("redirectUri"),
        CODE_VERIFIER("codeVerifier"),
        REFRESH_TOKEN("refreshToken");

        private final String camelCase;
        private final String snakeCase;

        Member(String modelName) {
            this.camelCase = Casing.CAMEL_CASE.of(modelName);
            this.snakeCase = Casing.SNAKE_CASE.of(modelName);
        }

        @Override
        public String toString() {
            return camelCase;
        }
    }

    private final Map<Member, String> values = new EnumMap<>(Member.class);
    private Casing casing = Casing.CAMEL_CASE;

    private TokenRequestMembers() {}

    /** @throws OAuthException INVALID_REQUEST if a member is not a string, or is given in both casings */
    static TokenRequestMembers of(JsonObject json) {
        TokenRequestMembers members = new TokenRequestMembers();
        for (Member member : Member.values()) {
            try {
                members.put(member, json.string(member.camelCase), json.string(member.snakeCase));
            } catch (MalformedJsonException e) {
                throw OAuthException.invalidRequest(member + " must be a string.", "body: " + e.getMessage());
            }
        }
        return members;
    }

    /** @throws OAuthException INVALID_REQUEST if a member is given in both casings */
    static TokenRequestMembers of(Map<String, String> form) {
        TokenRequestMembers members = new TokenRequestMembers();
        for (Member member : Member.values()) {
            members.put(
                    member,
                    Optional.ofNullable(form.get(member.camelCase)),
                    Optional.ofNullable(form.get(member.snakeCase)));
        }
        return members;
    }

    /** The member's value; an empty one counts as absent (RFC 6749 §3.2). */
    Optional<String> get(Member member) {
        return Optional.ofNullable(values.get(member)).filter(value -> !value.isEmpty());
    }

    /** Snake case as soon as one member is in snake case: only a client that reads it writes it. */
    Casing casing() {
        return casing;
    }

    private void put(Member member, Optional<String> camelCase, Optional<String> snakeCase) {
        if (!member.camelCase.equals(member.snakeCase) && snakeCase.isPresent()) {
            if (camelCase.isPresent()) {
                throw OAuthException.invalidRequest(
                        member + " was given twice.", "body: " + member + " in both spellings");
            }
            if (!snakeCase.get().isEmpty()) {
                casing = Casing.SNAKE_CASE;
            }
        }
        camelCase.or(() -> snakeCase).ifPresent(value -> values.put(member, value));
    }
}
