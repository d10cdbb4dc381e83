package dev.latchkey.bench.measured;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.lambda.NativeCrypto;
import dev.latchkey.local.http.LocalInvocation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The handler as Lambda makes it, in this process. */
record Function(RequestStreamHandler handler, PrintStream report) {
    /** The handler's class; the production one unless set. */
    static final String HANDLER = "bench.handler";

    /** Says so where the JDK's crypto is to be used, as where there is no snapshot. */
    private static final String JDK_CRYPTO = "bench.jdkCrypto";

    /** Makes the handler, its log going nowhere; what is found goes to {@link #report}. */
    static Function create() {
        PrintStream report = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            if (!Boolean.getBoolean(JDK_CRYPTO)) {
                NativeCrypto.install();
            }
            String handler = System.getProperty(HANDLER, "dev.latchkey.token.TokenFunction");
            return new Function(make(handler, RequestStreamHandler.class), report);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] invoke(byte[] event) {
        try {
            return LocalInvocation.invoke(handler, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T make(String name, Class<T> type) throws ReflectiveOperationException {
        return Class.forName(name).asSubclass(type).getDeclaredConstructor().newInstance();
    }
}
