package dev.latchkey.signin.page;

import java.util.List;
import java.util.Optional;

/**
 * A page that says one thing: a refusal, an error, a sign-in that was cancelled.
 *
 * @param heading in a few words
 * @param sentences what happened, and what to do
 * @param facts what helps whoever is asked for help: each a name and what it is
 * @param link where to go on from here
 * @param requestId for whoever looks into the log
 */
public record MessagePage(
        Organization organization,
        String heading,
        List<String> sentences,
        List<Fact> facts,
        Optional<Link> link,
        String requestId) {
    public MessagePage {
        sentences = List.copyOf(sentences);
        facts = List.copyOf(facts);
    }

    /** A name and what it is. */
    public record Fact(String name, String value) {}

    /** Where to go on. */
    public record Link(String label, String href) {}
}
