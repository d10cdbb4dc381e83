package dev.latchkey.token.endpoint;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.UriNormalization;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the endpoint answers: {@code POST /v1/token}, and the paths of its public URLs. */
final class Route {
    private static final String TOKEN_PATH = "/v1/token";

    private final Set<String> paths;

    Route(List<URI> endpointUrls) {
        this.paths = Stream.concat(Stream.of(TOKEN_PATH), endpointUrls.stream().map(URI::getRawPath))
                .map(UriNormalization::normalizePath)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a request that is for another path (404) or has another method than POST (405). */
    void check(HttpRequest request) {
        if (!paths.contains(UriNormalization.normalizePath(request.path()))) {
            throw new OAuthException(
                    ErrorCode.NOT_FOUND, "There is nothing at this path. Tokens are at /v1/token.", "path: unknown");
        }
        if (!request.method().equals("POST")) {
            throw new OAuthException(
                    ErrorCode.METHOD_NOT_ALLOWED, "The token endpoint takes only POST.", "method: not POST");
        }
    }
}
