package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.LoginsItem;
import dev.latchkey.aws.dynamodb.PersonItem;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.session.LoginHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Logins as {@link LoginsItem}s have them, each with what its session's and its person's item say. Two calls. */
public final class DynamoDbLoginHistory implements LoginHistory {
    private final DynamoDbTable table;

    public DynamoDbLoginHistory(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public List<Entry> of(PersonId person, RequestContext context) {
        List<Login> logins = LoginsItem.logins(table.get(LoginsItem.key(person), context)).stream()
                .limit(LoginsItem.MOST)
                .toList();
        List<String> keys = new ArrayList<>(List.of(PersonItem.key(person)));
        logins.forEach(login -> keys.add(sessionKey(login)));
        Map<String, Map<String, AttributeValue>> items = table.getAll(keys, context);
        PersonMarks marks = PersonItem.marks(items.getOrDefault(PersonItem.key(person), Map.of()));
        return logins.stream()
                .map(login -> entry(login, marks, items.getOrDefault(sessionKey(login), Map.of())))
                .toList();
    }

    private static Entry entry(Login login, PersonMarks marks, Map<String, AttributeValue> session) {
        if (session.containsKey("revokedAt")) {
            return new Entry(login, true, Revocation.lever(session));
        }
        Optional<PersonMarks.Mark> mark = marks.ending(login.at(), login.rule());
        return new Entry(login, mark.isPresent(), mark.flatMap(PersonMarks.Mark::lever));
    }

    private static String sessionKey(Login login) {
        return TableKey.SESSION.of(login.session().value());
    }
}
