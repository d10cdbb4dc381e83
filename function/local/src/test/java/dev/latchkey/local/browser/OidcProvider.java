package dev.latchkey.local.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** npm's oidc-provider, as {@code infra/ci/oidc-provider/server.mjs} sets it up. */
final class OidcProvider implements AutoCloseable {
    private final Process process;
    private final URI issuer;

    /** Starts it, with a service registered. */
    OidcProvider(URI service) throws IOException {
        Path node = Installed.byScript("oidc-provider", "node");
        int port = Installed.freePort();
        process = new ProcessBuilder(
                        node.toString(),
                        node.resolveSibling("server.mjs").toString(),
                        Integer.toString(port),
                        service.resolve("/v1/sessions/callback/keycloak").toString(),
                        service.resolve("/v1/keys").toString())
                .redirectErrorStream(true)
                .start();
        Installed.awaitLine(process, line -> line.equals("listening"));
        issuer = URI.create("http://127.0.0.1:" + port);
    }

    URI issuer() {
        return issuer;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
