package dev.latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of the template. CloudFormation's functions are not evaluated, but for {@code Fn::ForEach}: what it repeats is
 * there as for a collection of {@code 1}, the default of those in this template. Reading what does not exist, or is of
 * another kind, throws {@link IllegalArgumentException} with the path to it.
 */
public final class TemplateNode {
    private static final String FOR_EACH = "Fn::ForEach::";

    private final String path;
    private final Node node;

    TemplateNode(String path, Node node) {
        this.path = path;
        this.node = node;
    }

    /** The member with this name. */
    public TemplateNode get(String name) {
        return find(name).orElseThrow(() -> problem("has no " + name));
    }

    /** The member with this name, if there is one. */
    public Optional<TemplateNode> find(String name) {
        return Optional.ofNullable(members().get(name));
    }

    /** The members by name, in the template's order. */
    public Map<String, TemplateNode> members() {
        if (!(node instanceof MappingNode mapping)) {
            throw problem("is no mapping");
        }
        Map<String, TemplateNode> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = ((ScalarNode) tuple.getKeyNode()).getValue();
            TemplateNode member = new TemplateNode(path + "." + name, tuple.getValueNode());
            if (name.startsWith(FOR_EACH)) {
                members.putAll(member.repeated());
            } else {
                members.put(name, member);
            }
        }
        return members;
    }

    private Map<String, TemplateNode> repeated() {
        List<TemplateNode> arguments = elements();
        String identifier = "${" + arguments.getFirst().text() + "}";
        Map<String, TemplateNode> members = new LinkedHashMap<>();
        arguments.getLast().members().forEach((name, member) -> members.put(name.replace(identifier, "1"), member));
        return members;
    }

    /** The elements; a single value is a list of one, as in IAM's policies. */
    public List<TemplateNode> elements() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(element -> new TemplateNode(path + "[]", element))
                        .toList()
                : List.of(this);
    }

    /** The text of a single value. */
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw problem("is no single value");
        }
        return scalar.getValue();
    }

    /** The texts of the elements. */
    public List<String> texts() {
        return elements().stream().map(TemplateNode::text).toList();
    }

    /** The function that the value is given to, such as {@code !Sub}; another tag for a plain value. */
    public String tag() {
        return node.getTag().getValue();
    }

    @Override
    public String toString() {
        return path;
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(path + " " + what);
    }
}
