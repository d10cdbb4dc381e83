package dev.latchkey;

import dev.latchkey.lambda.ApiGatewayEvents;

import dev.latchkey.bench.jmh.Samples;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.token.endpoint.TokenResponseWriter;
import dev.latchkey.token.grant.Casing;
import dev.latchkey.token.grant.TokenResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Events read and answers written: in the handler's own package, which alone can. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventWork {
    private static final int EXPIRES_IN = 900;

    private final byte[] event = Samples.redemption();
    private final HttpRequest request = ApiGatewayEvents.read(new ByteArrayInputStream(event), "request");
    private final TokenResponse answer = Samples.answer();

    @Benchmark
    public HttpRequest eventRead() {
        return ApiGatewayEvents.read(new ByteArrayInputStream(event), "request");
    }

    @Benchmark
    public byte[] answerWritten() throws IOException {
        HttpResponse response = TokenResponseWriter.success(request, Casing.CAMEL_CASE, "aws_sigv4", EXPIRES_IN, answer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ApiGatewayEvents.write(response, out);
        return out.toByteArray();
    }
}
