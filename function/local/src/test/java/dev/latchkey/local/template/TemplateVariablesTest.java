package dev.latchkey.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.token.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The variables that template.yaml gives the function, compared with those it reads. */
class TemplateVariablesTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "AWS_REGION", "eu-west-1",
            "LATCHKEY_TABLE", "latchkey",
            "LATCHKEY_SEALING_KEY", "arn:aws:kms:eu-west-1:111122223333:key/1",
            "LATCHKEY_SIGNING_KEY", "arn:aws:kms:eu-west-1:111122223333:key/2",
            "LATCHKEY_ENDPOINT_URLS", "https://login.example.com/v1/token");

    private static Map<String, TemplateNode> variables() {
        return Template.variables().members();
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

    @Test
    void variables_areThoseThatTheFunctionReads() {
        Asked environment = new Asked(REQUIRED);
        Settings.from(environment);
        Set<String> read = new TreeSet<>(environment.names);
        read.removeIf(name -> !name.startsWith("LATCHKEY_"));

        Set<String> given = new TreeSet<>(variables().keySet());
        given.remove("JAVA_TOOL_OPTIONS");
        assertEquals(read, given);
    }

    @Test
    void parametersDefaults_areTheFunctionsOwn() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        TemplateNode parameters = Template.read().get("Parameters");
        variables().forEach((name, value) -> {
            if (value.tag().equals("!Ref") && !REQUIRED.containsKey(name)) {
                environment.put(
                        name, parameters.get(value.text()).get("Default").text());
            }
        });

        assertEquals(Settings.from(REQUIRED), Settings.from(environment));
    }

    @Test
    void numbersBounds_areTheFunctionsOwn() {
        TemplateNode parameters = Template.read().get("Parameters");
        variables().forEach((name, value) -> {
            if (value.tag().equals("!Ref") && parameters.find(value.text()).isPresent()) {
                TemplateNode parameter = parameters.get(value.text());
                for (String bound : Set.of("MinValue", "MaxValue")) {
                    parameter.find(bound).ifPresent(number -> {
                        Map<String, String> environment = new HashMap<>(REQUIRED);
                        environment.put(name, number.text());
                        Settings.from(environment);
                    });
                }
            }
        });
    }
}
