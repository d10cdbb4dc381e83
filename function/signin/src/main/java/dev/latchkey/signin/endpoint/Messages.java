package dev.latchkey.signin.endpoint;

import dev.latchkey.http.UriNormalization;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.page.MessagePage;
import dev.latchkey.signin.page.MessagePage.Fact;
import dev.latchkey.signin.page.MessagePage.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What pages say that say one thing. */
final class Messages {
    private static final int MOST_GROUPS = 50;

    private Messages() {}

    static MessagePage refused(Visit visit, Refusal refusal, String reason) {
        List<Fact> facts = new ArrayList<>(visit.identity().map(Messages::facts).orElse(List.of()));
        if (refusal == Refusal.BAD_REQUEST) {
            facts.add(new Fact("Cause", reason));
        }
        if (refusal == Refusal.NO_ROLE) {
            visit.identity().map(Messages::id).ifPresent(facts::add);
        }
        Optional<Link> again =
                UriNormalization.normalizePath(visit.request().path()).equals(OwnLogins.PATH)
                        ? Optional.of(new Link("Your sign-ins", OwnLogins.PATH))
                        : Optional.empty();
        return page(visit, refusal.heading(), refusal.sentences(), facts, again);
    }

    static MessagePage tryAgain(Visit visit) {
        return page(
                visit,
                "That did not work just now",
                "A service that this sign-in needs did not answer. Nothing is lost: load this page again in a moment."
                        + " If it keeps failing, start again with aws login.",
                List.of(),
                Optional.empty());
    }

    static MessagePage broken(Visit visit) {
        return page(
                visit,
                "Something is wrong here",
                "This is a fault of the service, not of yours. Ask for help, and pass on the number below.",
                List.of(),
                Optional.empty());
    }

    static MessagePage cancelled(Visit visit) {
        return page(
                visit,
                "Cancelled",
                "Nothing was given to the AWS CLI. You can close this page.",
                List.of(),
                Optional.empty());
    }

    static MessagePage toProvider(Visit visit, String location) {
        return page(
                visit,
                "Sign in once more",
                "This role asks for a recent sign-in. Your identity provider's page opens by itself.",
                List.of(),
                Optional.of(new Link("Go to your identity provider", location)));
    }

    /** Who they are and which groups arrived: what whoever is asked for help wants to know. */
    private static List<Fact> facts(Identity identity) {
        String groups = identity.groupsKnown()
                ? identity.groups().stream().sorted().limit(MOST_GROUPS).collect(Collectors.joining(", "))
                : "not sent";
        return List.of(
                new Fact("You are", identity.display() + " (" + identity.name() + ")"),
                new Fact("Groups", groups.isEmpty() ? "none" : groups));
    }

    /** The person as a rule's {@code people} name them, for whoever is going to write such a rule. */
    private static Fact id(Identity identity) {
        return new Fact("Your id", identity.provider() + "/" + identity.id());
    }

    private static MessagePage page(
            Visit visit, String heading, String sentences, List<Fact> facts, Optional<Link> link) {
        return new MessagePage(
                visit.organization(),
                heading,
                List.of(sentences),
                facts,
                link,
                visit.request().requestId());
    }
}
