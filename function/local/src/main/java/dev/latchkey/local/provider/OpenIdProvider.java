package dev.latchkey.local.provider;

import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A sample OpenID provider at an origin of its own: the code flow of OpenID Connect Core with PKCE, for one application
 * and a few people, none of whom has a password. It keeps everything in memory, its signing key too.
 */
public final class OpenIdProvider implements AutoCloseable {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    private final LoopbackServer server;
    private final Sessions sessions;
    private final IdTokens idTokens;
    private final AuthorizationEndpoint authorization;
    private final TokenEndpoint token;
    private final UserInfoEndpoint userInfo;
    private volatile Lies lies = Lies.NONE;

    private OpenIdProvider(LoopbackServer server, People people, Client client, InstantSource clock) {
        this.server = server;
        Issuer issuer = new Issuer(server.url());
        Handles<Grant> codes = new Handles<>(CODE_LIFETIME, clock);
        Handles<SignedIn> accessTokens = new Handles<>(TokenEndpoint.ACCESS_TOKEN_LIFETIME, clock);
        this.sessions = new Sessions(clock);
        this.idTokens = new IdTokens(issuer);
        this.authorization = new AuthorizationEndpoint(
                client, people, sessions, codes, new Callback(issuer, () -> this.lies), clock);
        this.token = new TokenEndpoint(server.url(), client, codes, accessTokens, idTokens, clock, () -> this.lies);
        this.userInfo = new UserInfoEndpoint(accessTokens, () -> this.lies);
    }

    /**
     * Starts it, honest.
     *
     * @param port 0 for any that is free
     */
    public static OpenIdProvider start(int port, People people, Client client, InstantSource clock) {
        LoopbackServer server = LoopbackServer.bind(port);
        OpenIdProvider provider = new OpenIdProvider(server, people, client, clock);
        server.serve(provider::refusal, provider::handle);
        return provider;
    }

    /** The issuer: it is also where the provider is reached. */
    public URI issuer() {
        return server.url();
    }

    /** From now on it tells these lies and no others. */
    public void tell(Lies told) {
        this.lies = told;
    }

    @Override
    public void close() {
        server.close();
    }

    /** A name that somebody else has pointed at this machine would be an origin of theirs. */
    Optional<Exchange.Answer> refusal(Exchange head) {
        return server.isNamedBy(head.header("host"))
                ? Optional.empty()
                : Optional.of(Exchange.Answer.text(421, "This server has another name."));
    }

    /** Answers a request. */
    public Exchange.Answer handle(Exchange exchange) {
        Optional<Endpoint> endpoint = Endpoint.at(exchange.path());
        if (endpoint.isEmpty()) {
            return Exchange.Answer.text(404, "There is nothing here.");
        }
        if (!endpoint.get().takes(exchange.method())) {
            return Exchange.Answer.text(405, "This takes another method.");
        }
        return lies.answer(endpoint.get(), exchange, answer(endpoint.get(), exchange));
    }

    private Exchange.Answer answer(Endpoint endpoint, Exchange exchange) {
        return switch (endpoint) {
            case HOME -> ProviderPage.home(sessions.find(exchange).map(SignedIn::person));
            case DISCOVERY -> Answers.json(200, lies.metadata(ProviderMetadata.of(issuer())));
            case KEYS -> Answers.json(200, lies.keys(idTokens.publicKeys()));
            case AUTHORIZATION -> authorization.authorize(exchange);
            case SIGN_IN -> authorization.signIn(exchange);
            case SIGN_OUT -> sessions.forget(exchange, Answers.redirect(Endpoint.HOME.path()));
            case TOKEN -> token.answer(exchange);
            case USER_INFO -> userInfo.answer(exchange);
        };
    }
}
