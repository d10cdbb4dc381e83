package dev.latchkey.http;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A method, and the paths at which requests with it are answered.
 *
 * @param paths normalised: see {@link UriNormalization}
 */
public record Route(String method, Set<String> paths) {
    public Route {
        paths = paths.stream().map(UriNormalization::normalizePath).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the request takes this route. */
    public boolean matches(HttpRequest request) {
        return hasPathOf(request) && method.equals(request.method());
    }

    private boolean hasPathOf(HttpRequest request) {
        return paths.contains(UriNormalization.normalizePath(request.path()));
    }

    /**
     * The refusal of a request that matches none of the routes: METHOD_NOT_ALLOWED, saying which methods its path
     * takes, or NOT_FOUND.
     *
     * @param whatIsWhere a sentence for whoever is lost, saying what is to be found where
     */
    public static OAuthException refusal(Collection<Route> routes, HttpRequest request, String whatIsWhere) {
        String methods = routes.stream()
                .filter(route -> route.hasPathOf(request))
                .map(Route::method)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        return methods.isEmpty()
                ? new OAuthException(
                        ErrorCode.NOT_FOUND, "There is nothing at this path. " + whatIsWhere, "path: unknown")
                : new OAuthException(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "This path takes only " + methods + ".",
                        "method: not " + methods);
    }
}
