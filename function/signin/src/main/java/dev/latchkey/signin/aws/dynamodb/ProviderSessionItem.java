package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Sha256;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of a {@code sid#} item: what began in one session of an identity provider's, and whether that
 * is over.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>pk</td><td>{@code sid#} and the SHA-256 of issuer and {@code sid}</td></tr>
 * <tr><td>a session's id</td><td>when that session of ours ends, in epoch seconds (N); at most {@link #MOST} of them</td></tr>
 * <tr><td>person</td><td>whose they are (S)</td></tr>
 * <tr><td>moreUntil</td><td>until when there may be others, which were too many to keep, in epoch seconds (N)</td></tr>
 * <tr><td>notBefore</td><td>once it is over: the moment before which no sign-in of it counts, in epoch seconds (N)</td></tr>
 * <tr><td>expiresAt</td><td>12 hours after the last change: no session lasts longer (N)</td></tr>
 * </table>
 */
final class ProviderSessionItem {
    /** How many sessions are kept of one of a provider's. Whoever begins more is signed out of everything instead. */
    static final int MOST = 32;

    private final Map<String, AttributeValue> item;

    private ProviderSessionItem(Map<String, AttributeValue> item) {
        this.item = item;
    }

    static String key(String issuer, String sid) {
        return TableKey.PROVIDER_SESSION.of(Sha256.base64Url(issuer + "\n" + sid));
    }

    /** @param item empty if there is none */
    static ProviderSessionItem of(Map<String, AttributeValue> item) {
        return new ProviderSessionItem(item);
    }

    /** Those of our sessions that are kept, the one that ends last first. */
    List<SessionId> sessions() {
        return item.keySet().stream()
                .filter(SessionId::isOne)
                .map(SessionId::new)
                .sorted(Comparator.comparing(this::endsAt).reversed())
                .toList();
    }

    private Instant endsAt(SessionId session) {
        return Attributes.of(item).time(session.value());
    }

    boolean isOver(SessionId session, Instant now) {
        return !now.isBefore(endsAt(session));
    }

    boolean mayHaveMore(Instant now) {
        return item.containsKey("moreUntil") && now.isBefore(Attributes.of(item).time("moreUntil"));
    }

    Optional<PersonId> person() {
        return Attributes.of(item).optionalString("person").map(PersonId::parse);
    }
}
