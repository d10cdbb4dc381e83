package dev.latchkey.signin.flow;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Grants;
import dev.latchkey.signin.access.Grants.Grant;
import dev.latchkey.signin.access.GroupsUnknownException;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.Rule;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.provider.AuthenticationDemands;
import dev.latchkey.signin.provider.RelyingParty;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sign-in from its first request to its code. In this order: {@link #begin} sends the browser to the identity provider;
 * {@link #answered} takes the provider's answer; {@link #grants} is what the person may choose from; {@link #issue} gives
 * the code, or {@link #again} sends the browser to the provider once more.
 */
public final class SignInFlow {
    private final SignIns signIns;
    private final RelyingParty relyingParty;
    private final String partition;
    private final Duration maxSession;

    /**
     * The flow.
     *
     * @param partition of the accounts, such as {@code aws}
     * @param maxSession how long a session may last, whatever its rule says
     */
    public SignInFlow(SignIns signIns, RelyingParty relyingParty, String partition, Duration maxSession) {
        this.signIns = signIns;
        this.relyingParty = relyingParty;
        this.partition = partition;
        this.maxSession = maxSession;
    }

    /**
     * Where the browser goes next, and with which secret.
     *
     * @param id of the sign-in
     */
    public record ToProvider(String id, BrowserSecret secret, URI location) {}

    /**
     * Begins a sign-in at the provider.
     *
     * @param client what a client asks for; empty for a person who looks after their own logins
     */
    public ToProvider begin(Optional<AuthorizationRequest> client, IdentityProvider provider, RequestContext context) {
        Secret state = BrowserSecret.random();
        BrowserSecret secret = BrowserSecret.next();
        URI location = relyingParty.authenticationRequest(
                provider,
                state,
                secret.nonce(),
                secret.codeVerifier(),
                AuthenticationDemands.first(client.isPresent()),
                context);
        SignIn signIn = SignIn.begun(client, provider.name(), context.now());
        signIns.begin(OpenSignIn.sealed(state.sha256(), 1, signIn, secret), context);
        return new ToProvider(state.sha256(), secret, location);
    }

    /**
     * The sign-in that the browser's cookie opens.
     *
     * @throws SignInException NO_SIGN_IN if there is none, it is over, or the cookie is not its own
     */
    public OpenSignIn open(String id, Optional<BrowserSecret> secret, RequestContext context) {
        BrowserSecret opening = secret.orElseThrow(() -> noSignIn("no cookie"));
        SignIns.Kept kept = signIns.find(id, context).orElseThrow(() -> noSignIn("unknown"));
        SignIn signIn = opening.cipher()
                .open(kept.sealed().bytes(), id)
                .map(SignInJson::read)
                .orElseThrow(() -> noSignIn("sealed by another cookie"));
        if (!context.now().isBefore(signIn.expiresAt())) {
            throw noSignIn("expired");
        }
        return new OpenSignIn(kept, opening, signIn);
    }

    /**
     * Takes the provider's answer, once.
     *
     * @param answer the parameters of the callback
     * @return the sign-in with whom the provider signed in, under a secret that is new
     * @throws SignInException if the provider declined, or its answer proves nothing
     */
    public OpenSignIn answered(
            OpenSignIn open, IdentityProvider provider, Map<String, List<String>> answer, RequestContext context) {
        SignIn signIn = open.signIn();
        Authentication answered = relyingParty.authenticate(
                provider, answer, open.secret().nonce(), open.secret().codeVerifier(), context);
        if (signIn.identity()
                .filter(before -> !before.person().equals(answered.identity().person()))
                .isPresent()) {
            throw new SignInException(Refusal.ANOTHER_PERSON, "somebody else came back from re-authentication");
        }
        BrowserSecret renewed = BrowserSecret.next();
        SignIn next = signIn.answered(answered, context.now());
        SignIns.Kept kept = OpenSignIn.sealed(open.id(), open.kept().revision() + 1, next, renewed);
        if (!signIns.replace(kept, context)) {
            throw noSignIn("answered already");
        }
        return new OpenSignIn(kept, renewed, next);
    }

    /**
     * What the person may choose from: all that the rules give them, and that this client may have.
     *
     * @throws SignInException GROUPS_UNKNOWN where the rules cannot be asked
     */
    public Grants grants(OpenSignIn open, AccessFile file) {
        Identity identity = identity(open);
        if (file.identityProvider(identity.provider())
                .filter(provider -> provider.issuer().toString().equals(identity.issuer()))
                .isEmpty()) {
            throw noSignIn("its provider is no longer the access file's");
        }
        try {
            return Grants.of(file, identity, partition);
        } catch (GroupsUnknownException e) {
            throw new SignInException(Refusal.GROUPS_UNKNOWN, "the provider did not tell the person's groups");
        }
    }

    /** Who signed in. */
    public static Identity identity(OpenSignIn open) {
        return open.signIn()
                .identity()
                .filter(known -> open.signIn().phase() == SignIn.Phase.AT_CHOICE)
                .orElseThrow(() -> noSignIn("not answered yet"));
    }

    /**
     * The grant that a form names.
     *
     * @throws SignInException NOT_GRANTED if it is none of the person's, or not for this client
     */
    public static Grant chosen(OpenSignIn open, Grants grants, String key) {
        return grants.find(key)
                .filter(grant -> grant.isFor(open.signIn().request().remote()))
                .orElseThrow(() -> new SignInException(Refusal.NOT_GRANTED, "choice: not granted"));
    }

    /**
     * Checks that the provider, asked again, has authenticated the person as the rule wants it.
     *
     * @throws SignInException NOT_AUTHENTICATED
     */
    public static void requireAuthenticated(Grant grant, Identity identity, Instant now) {
        if (!grant.isAuthenticated(identity, now)) {
            throw notAuthenticated(grant, identity, now);
        }
    }

    private static SignInException notAuthenticated(Grant grant, Identity identity, Instant now) {
        return new SignInException(
                Refusal.NOT_AUTHENTICATED,
                "the provider did not meet rule %s: %s".formatted(grant.rule().name(), grant.unmet(identity, now)));
    }

    /**
     * Has the provider authenticate the person again, as the rule of what they chose wants it.
     *
     * @throws SignInException NOT_AUTHENTICATED if that was done for this choice, and did not help
     */
    public ToProvider again(OpenSignIn open, Grant grant, IdentityProvider provider, RequestContext context) {
        if (open.signIn().choice().filter(grant.key()::equals).isPresent()) {
            throw notAuthenticated(grant, identity(open), context.now());
        }
        Secret state = BrowserSecret.random();
        BrowserSecret secret = BrowserSecret.next();
        Rule rule = grant.rule();
        URI location = relyingParty.authenticationRequest(
                provider,
                state,
                secret.nonce(),
                secret.codeVerifier(),
                new AuthenticationDemands(true, rule.reauthenticate(), rule.acr(), true),
                context);
        SignIn next = open.signIn().again(grant.key());
        if (!signIns.move(open.kept(), OpenSignIn.sealed(state.sha256(), 1, next, secret), context)) {
            throw noSignIn("chosen already");
        }
        return new ToProvider(state.sha256(), secret, location);
    }

    /**
     * Gives the code for what was chosen, once.
     *
     * @param reason what the person says that it is for
     * @param sourceIp the browser's address
     * @throws SignInException NO_SIGN_IN if the sign-in was finished meanwhile; TOO_LARGE if no token has room for it
     */
    public Issued issue(
            OpenSignIn open, Grant grant, Optional<String> reason, String sourceIp, RequestContext context) {
        IssuedCode issued = ChosenCode.of(open.signIn(), grant, session(grant.rule()), reason, sourceIp, context.now());
        Secret code = AuthorizationCode.next(issued.authorization().person());
        if (!signIns.complete(open.kept(), code, issued, open.signIn().authentication(), context)) {
            throw noSignIn("chosen already, or logged out at the provider");
        }
        return new Issued(code, issued);
    }

    /** A code and what it is for. */
    public record Issued(Secret code, IssuedCode issued) {}

    /** Ends the sign-in without a code. */
    public void cancel(OpenSignIn open, RequestContext context) {
        if (!signIns.cancel(open.kept(), context)) {
            throw noSignIn("chosen already");
        }
    }

    /** How long a session by this rule lasts. */
    public Duration session(Rule rule) {
        return rule.session().compareTo(maxSession) < 0 ? rule.session() : maxSession;
    }

    /** The id of the sign-in that a {@code state} is of. */
    public static String id(String state) {
        return Sha256.base64Url(state);
    }

    private static SignInException noSignIn(String reason) {
        return new SignInException(Refusal.NO_SIGN_IN, "sign-in: " + reason);
    }
}
