package dev.latchkey.signin.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.grant.Authorization;
import dev.latchkey.lambda.EnvironmentReader;
import dev.latchkey.signin.access.IdentityProvider.Claims;
import dev.latchkey.signin.access.IdentityProvider.ClientAuthentication;
import dev.latchkey.signin.access.IdentityProvider.ClientSecret;
import dev.latchkey.signin.access.IdentityProvider.NoAuthentication;
import dev.latchkey.signin.access.IdentityProvider.PrivateKeyJwt;
import dev.latchkey.signin.access.IdentityProvider.Recheck;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads an identity provider of the access file. */
final class ProviderReader {
    private static final Pattern CLAIM = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,128}");
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7e]{1,256}");
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9+/]{40,8192}={0,2}");
    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256", "ES384");
    private static final Set<String> PROMPTS = Set.of("login", "select_account", "consent");
    private static final Set<String> SECRET_METHODS = Set.of("client_secret_basic", "client_secret_post");

    private static final Duration LEAST_RECHECK = Duration.ofMinutes(1);
    private static final Duration MOST_RECHECK = Duration.ofHours(1);
    private static final Duration DEFAULT_GRACE = Duration.ofHours(1);

    private ProviderReader() {}

    /** The provider; anything, and problems, where the section is none. */
    static IdentityProvider read(String name, Section section) {
        String issuer = section.requiredText("issuer", ProviderReader::isIssuer, "the provider's issuer, an https URL");
        Optional<ClientAuthentication> authentication = authentication(section);
        Optional<Section> person = section.section("person");
        Optional<String> id = person.flatMap(claims -> claims.text(
                "id",
                claim().and(Predicate.not(IdentityReader.EMAIL::equals)),
                "a claim's name, and not email, which people change"));
        String nameClaim = person.flatMap(claims -> claims.text("name", claim(), "a claim's name"))
                .orElse("preferred_username");
        Claims claims = new Claims(
                id.orElse("sub"),
                nameClaim,
                person.flatMap(of -> of.text("display", claim(), "a claim's name"))
                        .orElse(nameClaim),
                section.text("groups", claim(), "a claim's name"));
        person.ifPresent(Section::refuseOthers);
        Optional<Recheck> recheck = recheck(section);
        List<String> scopes = section.texts("scopes", AccessReader.matches(SCOPE), "a scope");
        List<String> algorithms =
                section.texts("algorithms", ALGORITHMS::contains, "one of RS256, PS256, ES256 and ES384");
        IdentityProvider provider = new IdentityProvider(
                name,
                section.text("label", AccessReader::isLine, "what people see on the button")
                        .orElse(name),
                URI.create(issuer),
                section.requiredText("clientId", AccessReader.matches(CLIENT_ID), "Latchkey's client id there"),
                authentication.orElseGet(NoAuthentication::new),
                claims,
                withOpenid(scopes.isEmpty() ? defaultScopes(recheck) : scopes),
                algorithms.isEmpty() ? Set.of("RS256") : Set.copyOf(algorithms),
                section.texts("acrValues", AccessReader.matches(SCOPE), "an authentication context class"),
                section.text("prompt", PROMPTS::contains, "one of login, select_account and consent"),
                recheck);
        section.refuseOthers();
        return provider;
    }

    private static Optional<Recheck> recheck(Section section) {
        Optional<Duration> every = section.duration("recheck", LEAST_RECHECK, MOST_RECHECK);
        Optional<Duration> grace = section.duration("grace", LEAST_RECHECK, Authorization.MAX_SESSION);
        if (grace.isPresent() && !section.has("recheck")) {
            section.problem("grace", "is of recheck, which is missing");
        }
        return every.map(time -> new Recheck(time, grace.orElse(DEFAULT_GRACE)));
    }

    /** A refresh token that outlives the person's visit is asked for by a scope of its own (OpenID Connect Core §11). */
    private static List<String> defaultScopes(Optional<Recheck> recheck) {
        return recheck.isPresent() ? List.of("profile", "email", "offline_access") : List.of("profile", "email");
    }

    private static Optional<ClientAuthentication> authentication(Section section) {
        String wanted = "private_key_jwt, { secret: ... } with what infra/latchkey secret prints, or none";
        Optional<JsonNode> node = section.node("clientAuthentication");
        if (!section.has("clientAuthentication")) {
            section.problem("clientAuthentication is missing: give " + wanted);
        }
        if (node.filter(JsonNode::isObject).isPresent()) {
            return section.section("clientAuthentication").map(ProviderReader::secret);
        }
        Optional<String> method =
                section.text("clientAuthentication", Set.of("private_key_jwt", "none")::contains, wanted);
        return method.map(text -> text.equals("none") ? new NoAuthentication() : new PrivateKeyJwt());
    }

    private static ClientAuthentication secret(Section section) {
        ClientSecret secret = new ClientSecret(
                section.requiredText("secret", AccessReader.matches(SEALED), "what infra/latchkey secret prints"),
                section.text("method", SECRET_METHODS::contains, "client_secret_basic or client_secret_post")
                        .filter("client_secret_post"::equals)
                        .isPresent());
        section.refuseOthers();
        return secret;
    }

    private static List<String> withOpenid(List<String> scopes) {
        List<String> all = new ArrayList<>(List.of("openid"));
        scopes.stream().filter(scope -> !scope.equals("openid")).forEach(all::add);
        return all;
    }

    private static Predicate<String> claim() {
        return AccessReader.matches(CLAIM);
    }

    /** A URL without query and fragment (OpenID Connect Discovery §3), or one of this machine for the local service. */
    private static boolean isIssuer(String text) {
        return EnvironmentReader.isPublicUrl(text);
    }
}
