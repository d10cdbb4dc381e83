package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.SECRET;
import static dev.latchkey.token.endpoint.Requests.FORM;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.members;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.request;
import static dev.latchkey.token.endpoint.Requests.with;

import dev.latchkey.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the tests of TokenRequestParser share. */
abstract class TokenRequestParserHarness {
    /** Whatever a stranger can put into a request, in each place where the parser might stumble over it. */
    static Stream<HttpRequest> secretsInEveryPlace() {
        String long1 = SECRET.repeat(1000);
        return Stream.of(
                request(SECRET, json(redemption())),
                request(JSON, SECRET),
                request(JSON, "{\"" + SECRET + "\":1,\"" + SECRET + "\":1}"),
                request(JSON, "{\"code\":\"" + SECRET + "\"," + SECRET + "}"),
                request(JSON, json(redemption()) + SECRET),
                request(JSON, json(members(SECRET, SECRET))),
                request(JSON, json(with(redemption(), "clientId", SECRET))),
                request(JSON, json(with(redemption(), "grantType", SECRET))),
                request(JSON, json(with(redemption(), "codeVerifier", SECRET))),
                request(JSON, json(with(redemption(), "code", long1))),
                request(JSON, json(with(redemption(), "redirectUri", long1))),
                request(JSON, json(with(refresh(), "refreshToken", long1))),
                request(JSON, json(with(redemption(), "code_verifier", SECRET))),
                request(FORM, SECRET + "=" + SECRET + "&" + SECRET + "=" + SECRET),
                request(FORM, SECRET + "=%" + SECRET),
                request(FORM, "client_id=" + SECRET),
                request(JSON, long1.repeat(3)),
                request(Set.of(), Map.of("content-type", List.of(JSON)), SECRET + "!", true),
                request(
                        Set.of("x-amz-token-request-type", SECRET),
                        Map.of("content-type", List.of(JSON)),
                        json(redemption()),
                        false));
    }
}
