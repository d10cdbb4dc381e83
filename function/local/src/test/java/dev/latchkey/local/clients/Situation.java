package dev.latchkey.local.clients;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.token.testing.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What meets a client whose credentials are over, as the first column of the document's table calls it. */
enum Situation {
    NOTHING("nothing else", login -> login.write()),
    LOGIN_OF_THE_CLI("the AWS CLI wrote the login", Login::writeByCli),
    SHORT_X("the key's x begins with a zero byte", key(() -> Keys.shortIn(ECKey::getX))),
    SHORT_Y("the key's y begins with a zero byte", key(() -> Keys.shortIn(ECKey::getY))),
    SHORT_D("the key's d begins with a zero byte", key(() -> Keys.shortIn(ECKey::getD))),
    CUT_D("the same, and the file lacks that byte", key(Keys::cutShort)),
    TWO("two processes at once", login -> login.write().always(together())) {
        @Override
        int processes() {
            return 2;
        }
    },
    ONE_500("one 500, then fine", once(Reply.modelled(ErrorCode.SERVER_ERROR))),
    ONE_503("one 503 of API Gateway's, then fine", once(Reply.gateway(503, "Service Unavailable"))),
    ONE_429("one 429, then fine", once(Reply.tooMany(Duration.ofSeconds(1)))),
    ONE_DROPPED("one connection dropped, then fine", once(Reply.DROPPED)),
    ONE_LOST("one answer lost on its way, then fine", once(Reply.LOST)),
    BEHIND_4("its clock 4 minutes behind", clientsClock(-4)),
    AHEAD_4("its clock 4 minutes ahead", clientsClock(4)),
    BEHIND_11("its clock 11 minutes behind", clientsClock(-11)),
    AHEAD_11("its clock 11 minutes ahead", clientsClock(11)),
    REVOKED("the session is revoked", Login::writeRevoked),
    EXPIRED("the session is over", login -> {
        login.write(Proof.newKey(), Duration.ofMinutes(1));
        login.front().clock().advance(Duration.ofMinutes(2));
    }),
    REFUSED_ROLE("STS refuses the role", login -> {
        login.write();
        login.service().faults().fail("AssumeRole", Fault.DENY);
    }),
    REFUSED("400", always(Reply.modelled(ErrorCode.INVALID_REQUEST))),
    TOO_MANY("429", always(Reply.tooMany(Duration.ofSeconds(1)))),
    TOO_MANY_FOR_LONG("429 with `Retry-After: 300`", always(Reply.tooMany(Duration.ofMinutes(5)))),
    GATEWAY_429("429 of API Gateway's", always(Reply.gateway(429, "Too Many Requests"))),
    FAILURE("500", always(Reply.modelled(ErrorCode.SERVER_ERROR))),
    GATEWAY_500("500 of API Gateway's", always(Reply.gateway(500, "Internal Server Error"))),
    GATEWAY_503("503 of API Gateway's", always(Reply.gateway(503, "Service Unavailable"))),
    DROPPED("every connection dropped", always(Reply.DROPPED)),
    PAGE("200 and a web page", always(Reply.of(200, "text/html", "<p>Sign in to the Wi-Fi</p>"))),
    NO_TOKENS("200 and `{}`", always(Reply.of(200, "application/json", "{}"))),
    NO_REGION("no region is configured", login -> {
        login.write();
        login.forgetRegion();
    }),
    NO_CRT("`awscrt` is not installed", login -> login.write()) {
        @Override
        Optional<List<String>> command(Client client) {
            return client == Client.BOTO3
                    ? Optional.of(Stream.concat(client.callerIdentity().stream(), Stream.of("without-crt"))
                            .toList())
                    : Optional.empty();
        }
    };

    private static final Duration SESSION = Duration.ofHours(12);

    private final String title;
    // What it captures never changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Event event;

    Situation(String title, Event event) {
        this.title = title;
        this.event = event;
    }

    String title() {
        return title;
    }

    /** What a person types, if the situation is that client's too. */
    Optional<List<String>> command(Client client) {
        return Optional.of(client.callerIdentity());
    }

    /** How many processes make the call at once. */
    int processes() {
        return 1;
    }

    /** Brings it about for that login. */
    void arise(Login login) throws Exception {
        event.to(login);
    }

    /** Something that happens to a login. */
    @FunctionalInterface
    private interface Event {
        void to(Login login) throws Exception;
    }

    private static Event key(Supplier<ECKey> key) {
        return login -> login.write(key.get(), SESSION);
    }

    private static Event once(Reply reply) {
        return login -> login.write().once(reply);
    }

    private static Event always(Reply reply) {
        return login -> login.write().always(reply);
    }

    private static Event clientsClock(int minutes) {
        return login -> login.write().clock().advance(Duration.ofMinutes(-minutes));
    }

    /** The service has two requests before it answers either. */
    private static Reply together() {
        CyclicBarrier two = new CyclicBarrier(2);
        return (request, service) -> {
            try {
                two.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IOException(e);
            }
            return Reply.SERVICE.to(request, service);
        };
    }
}
