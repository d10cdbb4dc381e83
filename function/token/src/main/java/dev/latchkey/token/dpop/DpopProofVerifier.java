package dev.latchkey.token.dpop;

import dev.latchkey.http.UriNormalization;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.oauth.OAuthException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a DPoP proof as RFC 9449 §4.3 says. Costs CPU only: no state is read or written. */
public final class DpopProofVerifier {
    /** The widest window that a verifier may have, for which used proofs are remembered at least. */
    public static final Duration MAX_WINDOW = Duration.ofHours(1);

    /** The longest header value that is read, in characters. */
    static final int MAX_PROOF = 8192;

    private static final int MAX_JTI = 256;

    private final Set<String> htus;
    private final Duration window;

    /**
     * A verifier for one endpoint.
     *
     * @param endpointUrls the public URLs of the token endpoint; nothing in a request changes what {@code htu} must be
     * @param window how far {@code iat} may be from our clock, either way; at most {@link #MAX_WINDOW}
     */
    public DpopProofVerifier(List<URI> endpointUrls, Duration window) {
        this.htus = endpointUrls.stream()
                .map(url -> UriNormalization.normalize(url.toString()).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
        this.window = window;
    }

    /**
     * The proof that the header holds, if it holds one for this endpoint and moment.
     *
     * @param headerValues every value of the request's {@code DPoP} headers
     * @param now our clock
     * @throws OAuthException INVALID_REQUEST, saying what to fix
     */
    public DpopProof verify(List<String> headerValues, Instant now) {
        // A gateway may join two headers with a comma, which no compact JWS contains.
        if (headerValues.size() != 1 || headerValues.getFirst().indexOf(',') >= 0) {
            throw refusal("Exactly one DPoP header is required.", "DPoP headers: " + headerValues.size());
        }
        if (headerValues.getFirst().length() > MAX_PROOF) {
            throw refusal(
                    "The DPoP proof is too long.",
                    "DPoP header of " + headerValues.getFirst().length());
        }
        try {
            CompactJws jws = CompactJws.parse(headerValues.getFirst());
            EcPublicJwk jwk = checkHeader(jws.header());
            if (!jws.isSignedBy(jwk.key())) {
                throw refusal("The DPoP proof's signature does not verify with its key.", "proof: bad signature");
            }
            return checkClaims(jws.payload(), jwk.thumbprint(), now.getEpochSecond());
        } catch (MalformedJsonException e) {
            throw refusal("The DPoP proof is not a well-formed JWT.", "proof: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw refusal("The DPoP proof is not a JWT with a public P-256 key.", "proof: " + e.getMessage());
        }
    }

    private static EcPublicJwk checkHeader(JsonObject header) {
        require(is(header.string("typ"), "dpop+jwt"), "The DPoP proof's typ must be dpop+jwt.");
        require(is(header.string("alg"), "ES256"), "The DPoP proof's alg must be ES256.");
        // Extensions that must be understood (RFC 7515 §4.1.11), and none is.
        require(!header.has("crit"), "The DPoP proof must not have crit.");
        require(header.bool("b64").orElse(true), "The DPoP proof's payload must be base64url.");
        return EcPublicJwk.parse(header.object("jwk")
                .orElseThrow(() -> refusal("The DPoP proof's header must have a jwk.", "proof: no jwk")));
    }

    private DpopProof checkClaims(JsonObject claims, String jkt, long now) {
        require(is(claims.string("htm"), "POST"), "The DPoP proof's htm must be POST.");
        require(
                claims.string("htu")
                        .flatMap(UriNormalization::normalize)
                        .filter(htus::contains)
                        .isPresent(),
                "The DPoP proof's htu must be the token endpoint's URL.");
        Instant issuedAt = checkIssuedAt(claims.number("iat"), now);
        checkLifetime(claims, now);
        String jti = claims.string("jti").orElse("");
        require(
                !jti.isEmpty() && jti.codePointCount(0, jti.length()) <= MAX_JTI,
                "The DPoP proof's jti must have 1 to 256 characters.");
        return new DpopProof(jkt, jti, issuedAt, issuedAt.getEpochSecond() - now);
    }

    private Instant checkIssuedAt(OptionalDouble iat, long now) {
        double seconds = iat.orElse(Double.NaN);
        require(seconds >= 0 && seconds <= Instant.MAX.getEpochSecond(), "The DPoP proof's iat must be a time.");
        double offset = seconds - now;
        if (Math.abs(offset) > window.toSeconds()) {
            throw refusal(
                    "The DPoP proof's iat is %d seconds %s the server's clock, more than the %d allowed: check this machine's clock."
                            .formatted(
                                    Math.round(Math.abs(offset)),
                                    offset < 0 ? "behind" : "ahead of",
                                    window.toSeconds()),
                    "proof: iat offset " + Math.round(offset));
        }
        return Instant.ofEpochSecond((long) seconds);
    }

    /** {@code exp} and {@code nbf} (RFC 7519 §4.1) are checked if present, with the window as leeway for the clocks. */
    private void checkLifetime(JsonObject claims, long now) {
        require(
                claims.number("exp").orElse(Double.MAX_VALUE) > now - window.toSeconds(),
                "The DPoP proof's exp is in the past.");
        require(claims.number("nbf").orElse(0) <= now + window.toSeconds(), "The DPoP proof's nbf is in the future.");
    }

    private static boolean is(Optional<String> value, String expected) {
        return value.filter(expected::equals).isPresent();
    }

    private static void require(boolean condition, String publicSentence) {
        if (!condition) {
            throw refusal(publicSentence, publicSentence);
        }
    }

    private static OAuthException refusal(String publicSentence, String detail) {
        return OAuthException.invalidRequest(publicSentence, detail);
    }
}
