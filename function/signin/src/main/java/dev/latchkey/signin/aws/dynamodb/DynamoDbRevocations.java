package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.session.Revocations;
import java.time.Instant;

/** What was ended, as {@link Revocation} writes it. */
public final class DynamoDbRevocations implements Revocations {
    private final DynamoDbTable table;

    public DynamoDbRevocations(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public void endPerson(PersonId person, Instant notBefore, Lever lever, String by, RequestContext context) {
        write(Revocation.ofPerson(person, notBefore, lever, by), context);
    }

    @Override
    public void endRule(
            PersonId person, String rule, Instant notBefore, Lever lever, String by, RequestContext context) {
        write(Revocation.ofPerson(person, rule, notBefore, lever, by), context);
    }

    @Override
    public void endSession(SessionId session, Lever lever, String by, RequestContext context) {
        write(Revocation.ofSession(session, context.now(), lever, by, lever.text()), context);
    }

    private void write(Revocation revocation, RequestContext context) {
        table.update(revocation.pk(), context, revocation::into);
    }
}
