package dev.latchkey.bench.jmh;

import dev.latchkey.bench.measured.OpenSealer;
import dev.latchkey.token.grant.AnswerCipher;
import dev.latchkey.token.grant.RefreshTokens;
import dev.latchkey.token.grant.Session;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.token.endpoint.TokenRequestParser;
import dev.latchkey.request.RequestContext;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.TokenRequest;
import dev.latchkey.token.grant.TokenResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pieces between event and answer, but for the proof. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestWork {
    private final HttpRequest request = Samples.request();
    private final Session session = Samples.session();
    private final RequestContext context = Samples.context();
    private final RefreshTokens refreshTokens = new RefreshTokens(new OpenSealer());
    private final Secret refreshToken = refreshTokens.seal(session, context);
    private final AnswerCipher cipher = AnswerCipher.ofRefreshToken(refreshToken, session.jkt());
    private final TokenResponse answer = Samples.answer();
    private final String sealedAnswer = cipher.seal(answer);

    @Benchmark
    public TokenRequest requestParsed() {
        return TokenRequestParser.parse(request);
    }

    /** But for what KMS does. */
    @Benchmark
    public Secret tokenSealed() {
        return refreshTokens.seal(session, context);
    }

    /** But for what KMS does. */
    @Benchmark
    public Optional<Session> tokenOpened() {
        return RefreshTokens.parse(refreshToken)
                .flatMap(token -> refreshTokens.open(token, session.clientId(), session.jkt(), context));
    }

    @Benchmark
    public String storedAnswerEncrypted() {
        return cipher.seal(answer);
    }

    @Benchmark
    public TokenResponse storedAnswerDecrypted() {
        return cipher.open(sealedAnswer);
    }
}
