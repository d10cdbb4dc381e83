package dev.latchkey.local.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Invokes a handler in this process, as Lambda would. */
public final class LocalInvocation {
    private LocalInvocation() {}

    /** The handler's response to the event, both as JSON in UTF-8. */
    public static byte[] invoke(RequestStreamHandler handler, byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, new LocalContext());
        return answer.toByteArray();
    }
}
