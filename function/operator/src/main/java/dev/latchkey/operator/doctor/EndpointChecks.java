package dev.latchkey.operator.doctor;

import dev.latchkey.json.JsonObject;
import dev.latchkey.operator.doctor.Web.NotReachedException;
import dev.latchkey.operator.doctor.Web.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the two functions answer at a URL. */
public final class EndpointChecks {
    private static final String METADATA = "metadata";
    private static final String KEYS = "keys";
    private static final String TOKEN = "token endpoint";
    private static final String CLOCK = "clock";
    private static final String LOG =
            "look at the %s function's log, and whether its alias live points to a version that works";

    /** A proof whose time is further from the function's is refused. */
    private static final Duration MOST_OFFSET = Duration.ofSeconds(60);

    private final Web web;
    private final URI base;
    private final InstantSource clock;

    /** @param base scheme and authority, such as {@code https://login.example.com} */
    public EndpointChecks(Web web, URI base, InstantSource clock) {
        this.web = web;
        this.base = base;
        this.clock = clock;
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(metadata());
        findings.add(keys());
        findings.addAll(token());
        return findings;
    }

    private Finding metadata() {
        Optional<JsonObject> found;
        try {
            found = document("/.well-known/openid-configuration");
        } catch (NotReachedException e) {
            return Finding.wrong(METADATA, notReached(e));
        }
        if (found.isEmpty()) {
            return Finding.wrong(METADATA, "the sign-in function does not answer: " + LOG.formatted("sign-in"));
        }
        JsonObject metadata = found.get();
        List<String> others = new ArrayList<>();
        compare(metadata, "issuer", "", others);
        compare(metadata, "authorization_endpoint", "/v1/authorize", others);
        compare(metadata, "token_endpoint", "/v1/token", others);
        compare(metadata, "jwks_uri", "/v1/keys", others);
        return others.isEmpty()
                ? Finding.ok(METADATA, "names " + base)
                : Finding.wrong(
                        METADATA,
                        "%s: not of %s. Deploy with the DomainName or EndpointUrls that people use, or give that --url"
                                .formatted(String.join(", ", others), base));
    }

    private void compare(JsonObject metadata, String member, String path, List<String> others) {
        if (!metadata.has(member, base + path)) {
            others.add(member + " is " + metadata.tree().path(member).asText("missing"));
        }
    }

    private Finding keys() {
        try {
            int count = document("/v1/keys")
                    .map(keys -> keys.tree().path("keys").size())
                    .orElse(0);
            return count > 0
                    ? Finding.ok(KEYS, count == 1 ? "1 is published" : "%d are published".formatted(count))
                    : Finding.wrong(
                            KEYS, "none are published: KMS refuses GetPublicKey, perhaps; " + LOG.formatted("sign-in"));
        } catch (NotReachedException e) {
            return Finding.wrong(KEYS, notReached(e));
        }
    }

    private List<Finding> token() {
        Reply reply;
        try {
            reply = web.post(base.resolve("/v1/token"), "{}");
        } catch (NotReachedException e) {
            return List.of(Finding.wrong(TOKEN, notReached(e)));
        }
        return List.of(refusal(reply), clock(reply));
    }

    private static Finding refusal(Reply reply) {
        boolean isModelled = reply.status() == 400
                && !reply.errorType().isEmpty()
                && reply.json()
                        .filter(body -> body.has("error", "INVALID_REQUEST"))
                        .isPresent();
        return isModelled
                ? Finding.ok(TOKEN, "refuses a malformed request as it should")
                : Finding.wrong(
                        TOKEN,
                        "a malformed request gets status %d, in place of 400 and INVALID_REQUEST: %s"
                                .formatted(reply.status(), LOG.formatted("token")));
    }

    private Finding clock(Reply reply) {
        Instant now = clock.instant();
        Optional<Duration> offset =
                reply.date().map(there -> Duration.between(there, now).abs());
        if (offset.isEmpty()) {
            return Finding.unknown(CLOCK, "the endpoint's responses do not tell the time");
        }
        return offset.get().compareTo(MOST_OFFSET) <= 0
                ? Finding.ok(CLOCK, "this machine's agrees with the endpoint's")
                : Finding.wrong(
                        CLOCK,
                        "this machine's is %d s off the endpoint's: set it, clients on it would be refused"
                                .formatted(offset.get().toSeconds()));
    }

    /** The document at a path; empty if there is none. */
    private Optional<JsonObject> document(String path) throws NotReachedException {
        Reply reply = web.get(base.resolve(path));
        return reply.status() == 200 ? reply.json() : Optional.empty();
    }

    private static String notReached(NotReachedException e) {
        return e.sentence() + ": check --url, the name's DNS record and its certificate";
    }
}
