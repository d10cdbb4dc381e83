package dev.latchkey.signin.aws.kms;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.latchkey.aws.kms.KmsSealingKeys;
import dev.latchkey.aws.kms.KmsSigningKey;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.IdentityProvider.ClientSecret;
import dev.latchkey.signin.access.IdentityProvider.NoAuthentication;
import dev.latchkey.signin.access.IdentityProvider.PrivateKeyJwt;
import dev.latchkey.signin.provider.ClientCredentials;
import dev.latchkey.signin.provider.ProviderHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Client authentication by keys in KMS: it signs {@code private_key_jwt}, and opens the secrets of the access file. */
public final class KmsClientCredentials implements ClientCredentials {

    /** How long an assertion is good (RFC 7523 §3). */
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final KmsSigningKey signingKey;
    private final KmsSealingKeys secretsKeys;

    public KmsClientCredentials(KmsSigningKey signingKey, KmsSealingKeys secretsKeys) {
        this.signingKey = signingKey;
        this.secretsKeys = secretsKeys;
    }

    @Override
    public Optional<ClientAuthentication> forProvider(
            IdentityProvider provider, URI tokenEndpoint, RequestContext context) {
        ClientID client = new ClientID(provider.clientId());
        return switch (provider.clientAuthentication()) {
            case NoAuthentication none -> Optional.empty();
            case PrivateKeyJwt jwt -> Optional.of(assertion(client, tokenEndpoint, context));
            case ClientSecret secret -> Optional.of(bySecret(client, secret, context));
        };
    }

    private ClientAuthentication bySecret(ClientID client, ClientSecret secret, RequestContext context) {
        Secret opened = opened(secret, context);
        return secret.inBody() ? new ClientSecretPost(client, opened) : new ClientSecretBasic(client, opened);
    }

    private Secret opened(ClientSecret secret, RequestContext context) {
        byte[] opened = secretsKeys
                .open(Base64.getDecoder().decode(secret.sealed()), ClientSecret.ENCRYPTION_CONTEXT, context)
                .orElseThrow(() -> new DependencyException(ProviderHttp.SERVICE, "Secret", "sealed by another key"));
        return new Secret(new String(opened, StandardCharsets.UTF_8));
    }

    private PrivateKeyJWT assertion(ClientID client, URI tokenEndpoint, RequestContext context) {
        Instant now = context.now();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(signingKey.algorithm()))
                .type(JOSEObjectType.JWT)
                .keyID(signingKey.id())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(client.getValue())
                .subject(client.getValue())
                .audience(tokenEndpoint.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        Base64URL payload = claims.toPayload().toBase64URL();
        String signingInput = header.toBase64URL() + "." + payload;
        byte[] signature = signingKey.sign(signingInput.getBytes(StandardCharsets.US_ASCII), context);
        try {
            return new PrivateKeyJWT(new SignedJWT(header.toBase64URL(), payload, Base64URL.encode(signature)));
        } catch (ParseException e) {
            throw new IllegalStateException("an assertion that was just made", e);
        }
    }
}
