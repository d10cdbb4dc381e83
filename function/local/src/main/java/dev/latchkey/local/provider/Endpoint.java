package dev.latchkey.local.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the sample provider answers at. */
public enum Endpoint {
    HOME("/", "GET"),
    DISCOVERY("/.well-known/openid-configuration", "GET"),
    KEYS("/keys", "GET"),
    AUTHORIZATION("/authorize", "GET POST"),
    SIGN_IN("/sign-in", "POST"),
    SIGN_OUT("/sign-out", "POST"),
    TOKEN("/token", "POST"),
    USER_INFO("/userinfo", "GET POST");

    private final String path;
    private final String methods;

    Endpoint(String path, String methods) {
        this.path = path;
        this.methods = methods;
    }

    static Optional<Endpoint> at(String path) {
        return Stream.of(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }

    public String path() {
        return path;
    }

    boolean takes(String method) {
        return List.of(methods.split(" ", -1)).contains(method);
    }
}
