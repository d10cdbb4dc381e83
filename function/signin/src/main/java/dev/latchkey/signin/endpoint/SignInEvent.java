package dev.latchkey.signin.endpoint;

import dev.latchkey.grant.SessionId;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.lambda.Event;
import dev.latchkey.lambda.Metric;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import dev.latchkey.signin.access.Grants.Grant;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.provider.ProviderHttp;
import dev.latchkey.signin.session.BackChannelLogout;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The story of one request of a browser's, filled in as the flow goes on. Holds names, hashes and reasons, never a secret. */
public final class SignInEvent implements Event {
    /** What an event can say, in the order in which it is written. */
    public enum Field {
        /** When the request arrived: ISO 8601, UTC. */
        TIME("time"),
        /** The request id, which pages show. */
        REQUEST_ID("requestId"),
        /** The browser's IP address, as the gateway saw it. */
        SOURCE_IP("sourceIp"),
        /** Which route it was. */
        STEP("step"),
        /** The sign-in's id: the SHA-256 of its state. */
        SIGN_IN("signIn"),
        /** The client's id. */
        CLIENT("client"),
        /** The identity provider's name in the access file. */
        PROVIDER("provider"),
        /** The person's id. */
        PERSON("person"),
        /** What the person is called in AWS. */
        NAME("name"),
        /** The access rule that gives the role. */
        RULE("rule"),
        /** The role's ARN. */
        ROLE("role"),
        /** The account's id. */
        ACCOUNT("account"),
        /** The code's SHA-256 in base64url, as the token function's event of its redemption has it. */
        CODE_HASH("codeHash"),
        /** What the person said that the role is for. */
        PURPOSE("purpose"),
        /** What was ended: sessions by their ids, {@code everything} of the person, or {@code nothing}. */
        ENDED("ended"),
        /** The version of the access file that decided. */
        ACCESS_VERSION("accessVersion"),
        /** The HTTP status. */
        STATUS("status"),
        /** How far it got, or the refusal. */
        OUTCOME("outcome"),
        /** Why it was refused or failed, for the operator. */
        REASON("reason"),
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

    /** What was ended, where it is all that a person had. */
    static final String EVERYTHING = "everything";

    /** The outcome of a fault of ours. */
    private static final String SERVER_ERROR = "SERVER_ERROR";

    /** The outcome of a logout token that was not accepted. */
    private static final String LOGOUT_TOKEN = "LOGOUT_TOKEN";

    /** The outcome of a fault of a service we lean on. */
    private static final String TRY_AGAIN = "TRY_AGAIN";

    private final Map<Field, Object> fields = new EnumMap<>(Field.class);
    private final Instant arrivedAt;
    private List<ServiceCall> calls = List.of();
    private boolean isFailure;

    private SignInEvent(Instant arrivedAt) {
        this.arrivedAt = arrivedAt;
    }

    /** The event of a request that arrived at {@code now}. */
    static SignInEvent arrived(HttpRequest request, Instant now) {
        return new SignInEvent(now)
                .put(Field.TIME, now.toString())
                .put(Field.REQUEST_ID, request.requestId())
                .put(Field.SOURCE_IP, request.sourceIp());
    }

    /** Notes what is known; a value is a {@code String} or a {@code Long}. */
    SignInEvent put(Field field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** How far it got. */
    void reached(Outcome outcome) {
        put(Field.OUTCOME, outcome.name().toLowerCase(Locale.ROOT));
    }

    /** How far a request can get. */
    enum Outcome {
        /** A page was shown. */
        SHOWN,
        /** A sign-in began: the browser goes to the identity provider. */
        BEGUN,
        /** The provider proved who the person is. */
        SIGNED_IN,
        /** The person chose a role that asks for more first: a reason. */
        REASON_ASKED,
        /** The person chose a role that asks for more first: to be authenticated again. */
        REAUTHENTICATION,
        /** The person went back without a role. */
        CANCELLED,
        /** The person chose a role, and the client has a code for it. */
        CODE_ISSUED,
        /** The person ended logins of theirs. */
        ENDED,
        /** The provider said that the person logged out there, and what began there is ended. */
        LOGGED_OUT
    }

    void signedIn(Identity identity) {
        put(Field.PROVIDER, identity.provider());
        put(Field.PERSON, identity.person().value());
        put(Field.NAME, identity.name());
    }

    void chose(Grant grant) {
        put(Field.RULE, grant.rule().name());
        put(Field.ROLE, grant.role().toString());
        put(Field.ACCOUNT, grant.account().id());
    }

    void loggedOut(BackChannelLogout.Ended ended) {
        ended.person().ifPresent(person -> put(Field.PERSON, person.value()));
        String sessions = ended.sessions().stream().map(SessionId::value).collect(Collectors.joining(" "));
        put(Field.ENDED, ended.everything() ? EVERYTHING : sessions.isEmpty() ? "nothing" : sessions);
        reached(Outcome.LOGGED_OUT);
    }

    void logoutRefused(String reason) {
        put(Field.OUTCOME, LOGOUT_TOKEN).put(Field.REASON, reason);
    }

    void refused(Refusal refusal, String reason) {
        put(Field.OUTCOME, refusal.name()).put(Field.REASON, reason);
    }

    /**
     * A service failed. An identity provider's failure is not counted among ours, which roll a deployment back; one of
     * AWS's services is, because a version that lacks a permission or has another key fails like that.
     */
    void failed(DependencyException outage) {
        isFailure = !outage.service().equals(ProviderHttp.SERVICE);
        put(Field.OUTCOME, TRY_AGAIN).put(Field.REASON, outage.reason());
    }

    /** The code has a fault. Its message may quote what was sent: the reason names the place instead. */
    void failed(RuntimeException bug) {
        isFailure = true;
        put(Field.OUTCOME, SERVER_ERROR)
                .put(
                        Field.REASON,
                        bug.getClass().getName()
                                + Stream.of(bug.getStackTrace()).limit(3).toList());
    }

    SignInEvent answered(int status, RequestContext context) {
        calls = context.calls();
        return put(Field.STATUS, (long) status)
                .put(Field.MILLIS, Duration.between(arrivedAt, context.now()).toMillis());
    }

    @Override
    public Instant arrivedAt() {
        return arrivedAt;
    }

    @Override
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        fields.forEach((field, value) -> members.put(field.json(), value));
        return members;
    }

    @Override
    public List<ServiceCall> calls() {
        return calls;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.count("codesIssued", is(Outcome.CODE_ISSUED.name().toLowerCase(Locale.ROOT))),
                Metric.count("endedByPerson", is(Outcome.ENDED.name().toLowerCase(Locale.ROOT))),
                Metric.count("logoutsReceived", is(Outcome.LOGGED_OUT.name().toLowerCase(Locale.ROOT))),
                Metric.count("logoutsRefused", is(LOGOUT_TOKEN)),
                Metric.count("signInsRefused", isRefused() ? 1 : 0),
                Metric.count("failures", isFailure ? 1 : 0),
                Metric.count("accessFileMissing", is(Refusal.NO_ACCESS_FILE.name())),
                Metric.count("formsForged", is(Refusal.FORGED_FORM.name())),
                Metric.count("providerAnswersRefused", is(Refusal.PROVIDER_ANSWER.name())),
                Metric.count(
                        "providerErrors",
                        calls.stream()
                                .filter(call -> call.service().equals(ProviderHttp.SERVICE))
                                .filter(call -> call.error().isPresent())
                                .count()));
    }

    @Override
    public List<String> dimensions() {
        return List.of(Field.STEP.json(), Field.OUTCOME.json());
    }

    /** Whether the browser got what it asked for: neither a refusal nor a failure. */
    public boolean isAnswered() {
        return fields.get(Field.STATUS) instanceof Long status && status < 400;
    }

    private boolean isRefused() {
        return fields.get(Field.STATUS) instanceof Long status && status == 403;
    }

    private long is(String outcome) {
        return outcome.equals(fields.get(Field.OUTCOME)) ? 1 : 0;
    }
}
