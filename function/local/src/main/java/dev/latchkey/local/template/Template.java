package dev.latchkey.local.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The template that deploys Latchkey, as it is in the repository: the build puts it on the class path. */
public final class Template {
    private Template() {}

    /** The whole template. */
    public static TemplateNode read() {
        try (InputStream file = Template.class.getResourceAsStream("/template.yaml")) {
            if (file == null) {
                throw new IllegalStateException("template.yaml is not on the class path");
            }
            Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
            return new TemplateNode("template.yaml", new Yaml(new LoaderOptions()).compose(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of the function. */
    public static TemplateNode function() {
        return properties("TokenFunction");
    }

    /** The environment variables of the function with this logical id. */
    public static TemplateNode variables(String function) {
        return properties(function).get("Environment").get("Variables");
    }

    /** The properties of the resource with this logical id. */
    public static TemplateNode properties(String logicalId) {
        return read().get("Resources").get(logicalId).get("Properties");
    }
}
