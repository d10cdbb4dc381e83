package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import java.time.Duration;
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
                        Attributes.of(login.getValue().m())))
                .sorted(Comparator.comparing(Login::at).reversed())
                .toList();
    }

    /** The name that the item holds; empty if there is no item. */
    public static Optional<String> name(Map<String, AttributeValue> item) {
        return Attributes.of(item).optionalString("name");
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
                .asItem());
    }

    private static Login login(SessionId session, Attributes read) {
        return new Login(
                session,
                read.time("at"),
                read.optionalString("sourceIp"),
                read.string("clientId"),
                RoleArn.parse(read.string("role")),
                read.string("rule"),
                read.time("endsAt"));
    }
}
