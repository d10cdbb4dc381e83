package dev.latchkey.signin.metadata;

import dev.latchkey.json.Json;
import java.util.List;

/** The service's metadata (RFC 8414 §2, OpenID Connect Discovery 1.0 §3), the same under both of their addresses. */
public final class ServiceMetadata {
    private final String json;

    /**
     * The metadata.
     *
     * @param issuer that id tokens name
     * @param base the URL of this service
     */
    public ServiceMetadata(String issuer, String base) {
        this.json = Json.write(metadata -> {
            metadata.writeStringField("issuer", issuer);
            metadata.writeStringField("authorization_endpoint", base + "/v1/authorize");
            metadata.writeStringField("token_endpoint", base + "/v1/token");
            metadata.writeStringField("jwks_uri", base + "/v1/keys");
            Json.writeStrings(metadata, "response_types_supported", List.of("code"));
            Json.writeStrings(metadata, "response_modes_supported", List.of("query"));
            Json.writeStrings(metadata, "grant_types_supported", List.of("authorization_code", "refresh_token"));
            Json.writeStrings(metadata, "scopes_supported", List.of("openid"));
            Json.writeStrings(metadata, "subject_types_supported", List.of("public"));
            Json.writeStrings(metadata, "id_token_signing_alg_values_supported", List.of("ES384"));
            Json.writeStrings(metadata, "token_endpoint_auth_methods_supported", List.of("none"));
            Json.writeStrings(metadata, "code_challenge_methods_supported", List.of("S256"));
            Json.writeStrings(metadata, "dpop_signing_alg_values_supported", List.of("ES256"));
        });
    }

    /** The document. */
    public String json() {
        return json;
    }
}
