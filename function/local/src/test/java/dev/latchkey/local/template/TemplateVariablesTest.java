package dev.latchkey.local.template;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.token.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The variables that template.yaml gives the function, compared with those it reads. */
class TemplateVariablesTest {
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            entry("AWS_REGION", "eu-west-1"),
            entry("LATCHKEY_TABLE", "latchkey"),
            entry("LATCHKEY_SEALING_KEY", "arn:aws:kms:eu-west-1:111122223333:key/1"),
            entry("LATCHKEY_SIGNING_KEY", "arn:aws:kms:eu-west-1:111122223333:key/2"),
            entry("LATCHKEY_CODE_KEY", "arn:aws:kms:eu-west-1:111122223333:key/3"),
            entry("LATCHKEY_CLIENT_KEY", "arn:aws:kms:eu-west-1:111122223333:key/4"),
            entry("LATCHKEY_SECRETS_KEY", "arn:aws:kms:eu-west-1:111122223333:key/5"),
            entry("LATCHKEY_ENDPOINT_URLS", "https://login.example.com/v1/token"));

    /** Each function's settings, as a record of what they are. */
    private static final Map<String, Function<Map<String, String>, Record>> FUNCTIONS =
            Map.of("TokenFunction", Settings::from, "SignInFunction", dev.latchkey.signin.Settings::from);

    static Set<String> functions() {
        return FUNCTIONS.keySet();
    }

    private static Record read(String function, Map<String, String> environment) {
        return Objects.requireNonNull(FUNCTIONS.get(function)).apply(environment);
    }

    private static Map<String, TemplateNode> variables(String function) {
        return Template.variables(function).members();
    }

    /** An environment that records which variables are read. */
    private static final class Asked extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;

        private final TreeSet<String> names = new TreeSet<>();

        Asked(Map<String, String> environment) {
            super(environment);
        }

        @Override
        public @Nullable String get(Object name) {
            names.add((String) name);
            return super.get(name);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void variables_areThoseThatTheFunctionReads(String function) {
        Asked environment = new Asked(REQUIRED);
        read(function, environment);
        Set<String> read = new TreeSet<>(environment.names);
        read.removeIf(name -> !name.startsWith("LATCHKEY_"));

        Set<String> given = new TreeSet<>(variables(function).keySet());
        given.remove("JAVA_TOOL_OPTIONS");
        assertEquals(read, given);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void parametersDefaults_areTheFunctionsOwn(String function) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        TemplateNode parameters = Template.read().get("Parameters");
        variables(function).forEach((name, value) -> {
            if (value.tag().equals("!Ref") && !REQUIRED.containsKey(name)) {
                environment.put(
                        name, parameters.get(value.text()).get("Default").text());
            }
        });

        assertEquals(read(function, REQUIRED), read(function, environment));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void numbersBounds_areTheFunctionsOwn(String function) {
        TemplateNode parameters = Template.read().get("Parameters");
        variables(function).forEach((name, value) -> {
            if (value.tag().equals("!Ref") && parameters.find(value.text()).isPresent()) {
                TemplateNode parameter = parameters.get(value.text());
                for (String bound : Set.of("MinValue", "MaxValue")) {
                    parameter.find(bound).ifPresent(number -> {
                        Map<String, String> environment = new HashMap<>(REQUIRED);
                        environment.put(name, number.text());
                        read(function, environment);
                    });
                }
            }
        });
    }
}
