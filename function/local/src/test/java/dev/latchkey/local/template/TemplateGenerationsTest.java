package dev.latchkey.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keys and table of template.yaml, of which a parameter makes others. */
class TemplateGenerationsTest {
    private static final Pattern TABLE_NAME = Pattern.compile("(?m)^ +(?:TableName|LATCHKEY_TABLE): (.+)$");

    private static Map<String, TemplateNode> generations() {
        return Template.read().get("Parameters").members().entrySet().stream()
                .filter(parameter -> parameter.getKey().endsWith("Generations"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void eachKey_hasAParameterThatStartsWithOne() {
        assertEquals(
                Template.read().get("Resources").members().entrySet().stream()
                        .filter(resource ->
                                resource.getValue().get("Type").text().equals("AWS::KMS::Key"))
                        .map(resource -> resource.getKey().replaceFirst("1$", "Generations"))
                        .collect(Collectors.toSet()),
                generations().keySet());
        generations()
                .forEach((name, parameter) ->
                        assertEquals("1", parameter.get("Default").text(), name));
    }

    /** A function that reads another table than the roles may use is down. */
    @Test
    void table_hasTheNameThatTheFunctionsRead() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/template.yaml"))) {
            Matcher names = TABLE_NAME.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));

            List<String> found = names.results().map(name -> name.group(1)).toList();
            assertEquals(3, found.size());
            assertEquals(1, found.stream().distinct().count(), found.toString());
        }
    }

    @Test
    void keysAndTable_outliveTheirGeneration() {
        Map<String, TemplateNode> resources = Template.read().get("Resources").members();
        List<TemplateNode> retained = resources.values().stream()
                .filter(resource -> resource.get("Type").text().matches("AWS::KMS::Key|AWS::DynamoDB::Table"))
                .toList();

        assertEquals(6, retained.size());
        for (TemplateNode resource : retained) {
            assertEquals("Retain", resource.get("UpdateReplacePolicy").text(), resource.toString());
            assertEquals(
                    resource.get("Type").text().equals("AWS::KMS::Key") ? "RetainExceptOnCreate" : "Retain",
                    resource.get("DeletionPolicy").text(),
                    resource.toString());
        }
    }

    @Test
    void keysThatKmsCanRotate_areRotated() {
        Template.read().get("Resources").members().forEach((name, resource) -> {
            if (resource.get("Type").text().equals("AWS::KMS::Key")) {
                TemplateNode key = resource.get("Properties");
                assertEquals(
                        key.find("KeySpec").isEmpty(),
                        key.find("EnableKeyRotation").map(TemplateNode::text).equals(Optional.of("true")),
                        name);
            }
        });
    }
}
