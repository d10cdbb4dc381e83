package dev.latchkey.token.endpoint;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.lambda.Event;
import dev.latchkey.lambda.Metric;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import dev.latchkey.token.grant.GrantResult;
import dev.latchkey.token.grant.RedeemedCode;
import dev.latchkey.token.grant.Session;
import dev.latchkey.token.grant.SessionObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened to one request, filled in as the flow goes on. Holds names, hashes and reasons, never a secret. */
public final class TokenEvent implements Event, SessionObserver {
    /** What an event can say, in the order in which it is written. */
    public enum Field {
        /** When the request arrived: ISO 8601, UTC. */
        TIME("time"),
        /** The request id that the caller was given. */
        REQUEST_ID("requestId"),
        /** The caller's IP address, as the gateway saw it. */
        SOURCE_IP("sourceIp"),
        /** The address of the browser that signed in, where a code is redeemed. */
        SIGN_IN_IP("signInIp"),
        /** The client's id. */
        CLIENT("client"),
        /** The grant type. */
        GRANT("grant"),
        /** The code's SHA-256 in base64url, as in the table. */
        CODE_HASH("codeHash"),
        /** The proof key's thumbprint (RFC 7638). */
        JKT("jkt"),
        /** Seconds by which the proof's {@code iat} was ahead of our clock. */
        IAT_OFFSET("iatOffset"),
        /** The session's id. */
        SESSION("session"),
        /** The person's id. */
        PERSON("person"),
        /** The assumed-role ARN. */
        SUBJECT("subject"),
        /** STS's source identity, by which IAM's conditions know the person. */
        SOURCE_IDENTITY("sourceIdentity"),
        /** The role's ARN. */
        ROLE("role"),
        /** The access rule that granted the role. */
        RULE("rule"),
        /** The HTTP status. */
        STATUS("status"),
        /** {@code issued}, {@code repeated}, or the error code. */
        OUTCOME("outcome"),
        /** Why it was refused or failed, for the operator. */
        REASON("reason"),
        /** By what the session was ended, where it is refused for that: {@link Lever#text}. */
        LEVER("lever"),
        /** The {@link dev.latchkey.oauth.AbuseSignal} for which it was refused. */
        ABUSE("abuse"),
        /** Milliseconds from the request's arrival to its response. */
        MILLIS(Event.MILLIS);

        private final String json;

        Field(String json) {
            this.json = json;
        }

        /** The member's name in the JSON event. */
        public String json() {
            return json;
        }
    }

    private static final String ISSUED = "issued";

    /** The outcome of a request that gets the answer to an earlier one. */
    static final String REPEATED = "repeated";

    private final Map<Field, Object> fields = new EnumMap<>(Field.class);
    private final Instant arrivedAt;
    private List<ServiceCall> calls = List.of();

    private TokenEvent(Instant arrivedAt) {
        this.arrivedAt = arrivedAt;
    }

    /** The event of a request that arrived at {@code now}. */
    static TokenEvent arrived(HttpRequest request, Instant now) {
        return new TokenEvent(now)
                .put(Field.TIME, now.toString())
                .put(Field.REQUEST_ID, request.requestId())
                .put(Field.SOURCE_IP, request.sourceIp());
    }

    @Override
    public void found(Session session) {
        Authorization authorization = session.authorization();
        put(Field.SESSION, session.id());
        put(Field.PERSON, authorization.person().value());
        put(Field.SUBJECT, authorization.subject());
        put(Field.SOURCE_IDENTITY, authorization.sourceIdentity().value());
        put(Field.ROLE, authorization.role().toString());
        put(Field.RULE, authorization.rule());
    }

    @Override
    public void found(IssuedCode issued) {
        issued.signInIp().ifPresent(address -> put(Field.SIGN_IN_IP, address));
    }

    @Override
    public void found(RedeemedCode redeemed) {
        put(Field.SESSION, redeemed.sessionId());
        put(Field.PERSON, redeemed.person().value());
        put(Field.SUBJECT, redeemed.subject());
    }

    @Override
    public void ended(Lever lever) {
        put(Field.LEVER, lever.text());
    }

    /** The request was answered with tokens. */
    TokenEvent succeeded(GrantResult.Outcome outcome) {
        return put(Field.OUTCOME, outcome == GrantResult.Outcome.ISSUED ? ISSUED : REPEATED);
    }

    /** Whether new credentials were minted. */
    public boolean isIssued() {
        return ISSUED.equals(fields.get(Field.OUTCOME));
    }

    void refused(OAuthException refusal) {
        put(Field.OUTCOME, refusal.error().name()).put(Field.REASON, refusal.detail());
        refusal.abuseSignal().ifPresent(signal -> put(Field.ABUSE, signal.name()));
    }

    void failed(String reason) {
        put(Field.OUTCOME, ErrorCode.SERVER_ERROR.name()).put(Field.REASON, reason);
    }

    TokenEvent answered(int status, RequestContext context) {
        calls = context.calls();
        return put(Field.STATUS, status)
                .put(Field.MILLIS, Duration.between(arrivedAt, context.now()).toMillis());
    }

    /** Sets a field to a text. */
    TokenEvent put(Field field, String value) {
        fields.put(field, value);
        return this;
    }

    /** Sets a field to a whole number. */
    TokenEvent put(Field field, long value) {
        fields.put(field, value);
        return this;
    }

    @Override
    public Instant arrivedAt() {
        return arrivedAt;
    }

    @Override
    public List<ServiceCall> calls() {
        return calls;
    }

    /** What is known, in {@link Field}'s order; each value a {@code String} or a {@code Long}. */
    public Map<Field, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        fields.forEach((field, value) -> members.put(field.json(), value));
        return members;
    }

    @Override
    public List<String> dimensions() {
        return fields.containsKey(Field.GRANT)
                ? List.of(Field.GRANT.json(), Field.OUTCOME.json())
                : List.of(Field.OUTCOME.json());
    }

    @Override
    public List<Metric> metrics() {
        return TokenMetrics.of(fields);
    }

    @Override
    public String toString() {
        return "TokenEvent" + fields + calls;
    }
}
