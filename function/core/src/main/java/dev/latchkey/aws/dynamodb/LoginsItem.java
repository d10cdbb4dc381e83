package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of a {@code logins#} item: a person's last logins, which the sign-in function keeps.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>pk</td><td>{@code logins#} and the person's id</td></tr>
 * <tr><td>name</td><td>their session name at the last login (S)</td></tr>
 * <tr><td>logins</td><td>at most {@link #MOST} logins, by the session's id (M of M)</td></tr>
 * <tr><td>moreUntil</td><td>until when logins may run that are not among them, because there was no room, in epoch
 *     seconds (N); absent if there never was such a one</td></tr>
 * <tr><td>expiresAt</td><td>{@link #KEPT} after the last login, in epoch seconds (N)</td></tr>
 * </table>
 */
public final class LoginsItem {
    /** How many logins are kept of a person. */
    public static final int MOST = 16;

    /** How long they are kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    private LoginsItem() {}

    public static String key(PersonId person) {
        return TableKey.LOGINS.of(person.value());
    }

    /** The logins that the item holds, the last one first. */
    public static List<Login> logins(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get("logins")).map(AttributeValue::m).orElse(Map.of()).entrySet().stream()
                .map(login -> login(
                        new SessionId(login.getKey()),
                        Attributes.of(login.getValue().m()),
                        name(item).orElse("")))
                .sorted(Comparator.comparing(Login::at).reversed())
                .toList();
    }

    /** The name that the item holds; empty if there is no item. */
    public static Optional<String> name(Map<String, AttributeValue> item) {
        return Attributes.of(item).optionalString("name");
    }

    /** Until when logins may run that the item has no room for; empty if it has all. */
    public static Optional<Instant> moreUntil(Map<String, AttributeValue> item) {
        return item.containsKey("moreUntil") ? Optional.of(Attributes.of(item).time("moreUntil")) : Optional.empty();
    }

    /** The attribute of one login. */
    public static AttributeValue of(Login login) {
        return AttributeValue.fromM(Attributes.empty()
                .put("at", login.at())
                .put("sourceIp", login.sourceIp())
                .put("clientId", login.clientId())
                .put("role", login.role().toString())
                .put("rule", login.rule())
                .put("endsAt", login.endsAt())
                .put("name", login.name())
                .asItem());
    }

    /** @param lastName of the person, which logins have that were written before each had its own */
    private static Login login(SessionId session, Attributes read, String lastName) {
        return new Login(
                session,
                read.time("at"),
                read.optionalString("sourceIp"),
                read.string("clientId"),
                RoleArn.parse(read.string("role")),
                read.string("rule"),
                read.time("endsAt"),
                read.optionalString("name").orElse(lastName));
    }
}
