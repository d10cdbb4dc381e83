package dev.latchkey.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import dev.latchkey.oauth.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether who asks at the token endpoint is the client (RFC 6749 §3.2.1, RFC 7523 §3). */
final class ClientCheck {
    static final Set<JWSAlgorithm> ASSERTION_ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384);

    /** No assertion needs to be good for longer. */
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(10);

    private final Client client;
    private final Set<String> audience;
    private final InstantSource clock;
    private final Set<String> usedAssertions = ConcurrentHashMap.newKeySet();

    ClientCheck(Client client, URI issuer, InstantSource clock) {
        this.client = client;
        this.audience =
                Set.of(issuer.toString(), issuer.resolve(Endpoint.TOKEN.path()).toString());
        this.clock = clock;
    }

    boolean passes(TokenRequest request) {
        // Null when the client only names itself.
        Optional<ClientAuthentication> given = Optional.ofNullable(request.getClientAuthentication());
        String id = given.map(ClientAuthentication::getClientID)
                .or(() -> Optional.ofNullable(request.getClientID()))
                .map(Object::toString)
                .orElse("");
        return id.equals(client.id())
                && switch (client.authentication()) {
                    case Client.None none -> given.isEmpty();
                    case Client.WithSecret expected ->
                        given.orElse(null) instanceof PlainClientSecret plain
                                && expected.secret()
                                        .equals(Secret.of(
                                                plain.getClientSecret().getValue()));
                    case Client.WithPrivateKey expected ->
                        given.orElse(null) instanceof PrivateKeyJWT jwt
                                && isAssertion(jwt.getClientAssertion(), expected);
                };
    }

    private boolean isAssertion(SignedJWT assertion, Client.WithPrivateKey expected) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ASSERTION_ALGORITHMS, new ImmutableJWKSet<>(expected.keys().get())));
        processor.setJWTClaimsSetVerifier(new AssertionClaims());
        try {
            JWTClaimsSet claims = processor.process(assertion, null);
            Instant latest = clock.instant().plus(LONGEST_ASSERTION);
            return !claims.getExpirationTime().toInstant().isAfter(latest) && usedAssertions.add(claims.getJWTID());
        } catch (BadJOSEException | JOSEException e) {
            return false;
        }
    }

    private final class AssertionClaims extends DefaultJWTClaimsVerifier<SecurityContext> {
        AssertionClaims() {
            super(
                    audience,
                    new JWTClaimsSet.Builder()
                            .issuer(client.id())
                            .subject(client.id())
                            .build(),
                    Set.of("exp", "jti"),
                    Set.of());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
