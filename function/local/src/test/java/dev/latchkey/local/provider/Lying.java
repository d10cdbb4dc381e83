package dev.latchkey.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lies about one thing each. */
final class Lying {
    /** More than clocks may differ, by a minute for the test itself. */
    static final Duration BEYOND_LEEWAY = Duration.ofMinutes(2);

    /** Less than clocks may differ, by half a minute for the test itself. */
    static final Duration WITHIN_LEEWAY = Duration.ofSeconds(30);

    private Lying() {}

    /** Makes an ID token. */
    @FunctionalInterface
    interface Signing {
        String idToken(JWTClaimsSet claims, RSAKey key, Client client) throws JOSEException;
    }

    /** Changes what the ID token says; told when it is issued. */
    static Lies claims(BiConsumer<JWTClaimsSet.Builder, Instant> change) {
        return new Lies() {
            @Override
            public JWTClaimsSet claims(JWTClaimsSet honest) {
                JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(honest);
                change.accept(claims, honest.getIssueTime().toInstant());
                return claims.build();
            }
        };
    }

    /** Has the ID token say something else under this name; nothing, if it is null. */
    static Lies claim(String name, @Nullable Object value) {
        return claims((claims, now) -> claims.claim(name, value));
    }

    /** Has the ID token be for somebody else too, with an azp that may depend on the client's own id. */
    static Lies secondAudience(Function<String, @Nullable String> azp) {
        return new Lies() {
            @Override
            public JWTClaimsSet claims(JWTClaimsSet honest) {
                String client = honest.getAudience().getFirst();
                return new JWTClaimsSet.Builder(honest)
                        .audience(List.of(client, "other"))
                        .claim("azp", azp.apply(client))
                        .build();
            }
        };
    }

    static Lies idToken(Signing signing) {
        return new Lies() {
            @Override
            public String idToken(JWTClaimsSet claims, RSAKey key, Client client) throws JOSEException {
                return signing.idToken(claims, key, client);
            }
        };
    }

    /** Signs as the signing does, and publishes the key besides the provider's own. */
    static Lies idToken(JWK published, Signing signing) {
        return new Lies() {
            @Override
            public Map<String, Object> keys(Map<String, Object> honest) {
                return Tokens.published(honest, published);
            }

            @Override
            public String idToken(JWTClaimsSet claims, RSAKey key, Client client) throws JOSEException {
                return signing.idToken(claims, key, client);
            }
        };
    }

    static Lies keys(UnaryOperator<Map<String, Object>> change) {
        return new Lies() {
            @Override
            public Map<String, Object> keys(Map<String, Object> honest) {
                return change.apply(honest);
            }
        };
    }

    static Lies metadata(Consumer<Map<String, Object>> change) {
        return new Lies() {
            @Override
            public Map<String, Object> metadata(Map<String, Object> honest) {
                change.accept(honest);
                return honest;
            }
        };
    }

    static Lies redirect(Consumer<Map<String, List<String>>> change) {
        return new Lies() {
            @Override
            public Map<String, List<String>> redirect(Map<String, List<String>> honest) {
                change.accept(honest);
                return honest;
            }
        };
    }

    /** Changes the redirect of a provider that does not announce that it will say who it is. */
    static Lies unannounced(Consumer<Map<String, List<String>>> change) {
        return new Lies() {
            @Override
            public Map<String, Object> metadata(Map<String, Object> honest) {
                honest.remove("authorization_response_iss_parameter_supported");
                return honest;
            }

            @Override
            public Map<String, List<String>> redirect(Map<String, List<String>> honest) {
                change.accept(honest);
                return honest;
            }
        };
    }

    static Lies tokens(Consumer<Map<String, Object>> change) {
        return new Lies() {
            @Override
            public Map<String, Object> tokens(Map<String, Object> honest) {
                change.accept(honest);
                return honest;
            }
        };
    }

    /** Changes what userinfo says, and leaves the groups to it. */
    static Lies userInfo(Consumer<Map<String, Object>> change) {
        return new Lies() {
            @Override
            public JWTClaimsSet claims(JWTClaimsSet honest) {
                return Tokens.without("groups", honest);
            }

            @Override
            public Map<String, Object> userInfo(Map<String, Object> honest) {
                change.accept(honest);
                return honest;
            }
        };
    }

    /** Changes what both the ID token and userinfo say. */
    static Lies everywhere(Consumer<Map<String, Object>> change) {
        return new Lies() {
            @Override
            public JWTClaimsSet claims(JWTClaimsSet honest) {
                Map<String, Object> claims = honest.toJSONObject();
                change.accept(claims);
                try {
                    return JWTClaimsSet.parse(claims);
                } catch (ParseException e) {
                    throw new IllegalArgumentException(e);
                }
            }

            @Override
            public Map<String, Object> userInfo(Map<String, Object> honest) {
                change.accept(honest);
                return honest;
            }
        };
    }
}
