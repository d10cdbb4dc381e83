package dev.latchkey.local.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.latchkey.local.http.Exchange;
import java.util.HashMap;
import java.util.Map;

/** The provider's answers that are no pages. */
final class Answers {
    private Answers() {}

    static Exchange.Answer json(int status, Map<String, ?> body) {
        return json(status, body, Map.of());
    }

    /** RFC 6749 §5.2. */
    static Exchange.Answer error(ErrorObject error) {
        int status = error.getHTTPStatusCode();
        return json(status, error.toJSONObject(), status == 401 ? Map.of("WWW-Authenticate", "Basic") : Map.of());
    }

    private static Exchange.Answer json(int status, Map<String, ?> body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return new Exchange.Answer(status, headers, JSONObjectUtils.toJSONString(body));
    }

    /** 303, so that the browser comes with GET and without what it has just sent. */
    static Exchange.Answer redirect(String location) {
        return new Exchange.Answer(
                303,
                Map.of(
                        "Location", location,
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "no-referrer"),
                "");
    }
}
