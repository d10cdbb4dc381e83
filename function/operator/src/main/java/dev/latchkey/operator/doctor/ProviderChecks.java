package dev.latchkey.operator.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.JsonObject;
import dev.latchkey.operator.doctor.Web.NotReachedException;
import dev.latchkey.operator.doctor.Web.Reply;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.IdentityProvider.ClientSecret;
import dev.latchkey.signin.access.IdentityProvider.NoAuthentication;
import dev.latchkey.signin.access.IdentityProvider.PrivateKeyJwt;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Whether an identity provider, as this machine sees it, has what the access file asks of it. Metadata say by OpenID
 * Connect Discovery 1.0 §3, RFC 8414 §2 and OpenID Connect Back-Channel Logout 1.0 §2.1.
 */
public final class ProviderChecks {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final Web web;
    private final URI base;

    /** @param base of this deployment */
    public ProviderChecks(Web web, URI base) {
        this.web = web;
        this.base = base;
    }

    public List<Finding> findings(IdentityProvider provider) {
        String subject = "identity provider " + provider.name();
        Optional<JsonObject> metadata;
        try {
            metadata = document(URI.create(provider.issuer().toString().replaceFirst("/$", "") + WELL_KNOWN));
        } catch (NotReachedException e) {
            return List.of(Finding.wrong(subject, e.sentence() + ": is its issuer right, and reachable from AWS too?"));
        }
        if (metadata.isEmpty()) {
            return List.of(Finding.wrong(
                    subject, "there are no metadata under %s: is its issuer right?".formatted(provider.issuer())));
        }
        if (!metadata.get().has("issuer", provider.issuer().toString())) {
            return List.of(Finding.wrong(
                    subject,
                    "its metadata are of the issuer %s, the access file says %s: they must be equal to the letter"
                            .formatted(metadata.get().tree().path("issuer").asText("missing"), provider.issuer())));
        }
        return List.of(
                metadata(subject, provider, metadata.get()),
                keys(subject + ", keys", metadata.get()),
                logout(subject + ", logout", provider, metadata.get()));
    }

    private static Finding metadata(String subject, IdentityProvider provider, JsonObject metadata) {
        List<String> missing = new ArrayList<>();
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            if (!metadata.has(endpoint)) {
                missing.add(endpoint);
            }
        }
        require(metadata, "response_types_supported", Set.of("code"), "code", missing);
        require(metadata, "code_challenge_methods_supported", Set.of("S256"), "S256", missing);
        require(
                metadata,
                "token_endpoint_auth_methods_supported",
                Set.of("client_secret_basic"),
                method(provider),
                missing);
        if (provider.recheck().isPresent()) {
            require(metadata, "grant_types_supported", Set.of("refresh_token"), "refresh_token", missing);
        }
        for (String scope : provider.scopes()) {
            require(metadata, "scopes_supported", Set.of(scope), scope, missing);
        }
        if (named(metadata, "id_token_signing_alg_values_supported", provider.algorithms()).stream()
                .noneMatch(provider.algorithms()::contains)) {
            missing.add("an algorithm of " + new TreeSet<>(provider.algorithms()));
        }
        return missing.isEmpty()
                ? Finding.ok(subject, "announces what the access file asks of it")
                : Finding.wrong(
                        subject,
                        "does not announce %s: change its client or the access file (docs/identity-providers.md)"
                                .formatted(String.join(", ", missing)));
    }

    private static String method(IdentityProvider provider) {
        return switch (provider.clientAuthentication()) {
            case PrivateKeyJwt key -> "private_key_jwt";
            case NoAuthentication none -> "none";
            case ClientSecret secret -> secret.inBody() ? "client_secret_post" : "client_secret_basic";
        };
    }

    private static void require(
            JsonObject metadata, String member, Set<String> unlessNamed, String wanted, List<String> missing) {
        if (!named(metadata, member, unlessNamed).contains(wanted)) {
            missing.add("%s in %s".formatted(wanted, member));
        }
    }

    private static Set<String> named(JsonObject metadata, String member, Set<String> unlessNamed) {
        if (!metadata.has(member)) {
            return unlessNamed;
        }
        Set<String> named = new TreeSet<>();
        StreamSupport.stream(metadata.tree().path(member).spliterator(), false)
                .map(JsonNode::asText)
                .forEach(named::add);
        return named;
    }

    private Finding keys(String subject, JsonObject metadata) {
        String uri = metadata.tree().path("jwks_uri").asText();
        try {
            int count = document(URI.create(uri))
                    .map(keys -> keys.tree().path("keys").size())
                    .orElse(0);
            return count > 0
                    ? Finding.ok(subject, "%d are published".formatted(count))
                    : Finding.wrong(subject, "there are none at %s: nobody's ID token can be verified".formatted(uri));
        } catch (NotReachedException e) {
            return Finding.wrong(subject, e.sentence() + ": nobody's ID token can be verified");
        } catch (IllegalArgumentException e) {
            return Finding.wrong(subject, "jwks_uri is no URL that can be asked: " + uri);
        }
    }

    private Finding logout(String subject, IdentityProvider provider, JsonObject metadata) {
        return metadata.tree().path("backchannel_logout_supported").asBoolean()
                ? Finding.ok(
                        subject,
                        "announces back-channel logout: register %s there, if it is not"
                                .formatted(base.resolve("/v1/sessions/logout/" + provider.name())))
                : Finding.unknown(
                        subject,
                        "announces no back-channel logout: whoever logs out there goes on here until their session ends");
    }

    private Optional<JsonObject> document(URI uri) throws NotReachedException {
        Reply reply = web.get(uri);
        return reply.status() == 200 ? reply.json() : Optional.empty();
    }
}
