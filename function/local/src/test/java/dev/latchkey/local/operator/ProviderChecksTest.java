package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.http.Exchange.Answer;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.operator.doctor.Finding;
import dev.latchkey.operator.doctor.Finding.State;
import dev.latchkey.operator.doctor.ProviderChecks;
import dev.latchkey.operator.doctor.Web;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.IdentityProvider.NoAuthentication;
import dev.latchkey.signin.access.IdentityProvider.Recheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identity providers that have what the access file asks of them, and others. */
class ProviderChecksTest {
    private static final String METADATA = "/realm/.well-known/openid-configuration";

    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final LoopbackServer server =
            LoopbackServer.start(exchange -> Optional.ofNullable(documents.get(exchange.path()))
                    .map(json -> new Answer(200, Map.of("Content-Type", "application/json"), json))
                    .orElseGet(() -> Answer.text(404, "There is nothing here.")));
    private final Web web = new Web();

    @BeforeEach
    void publish() {
        documents.put(METADATA, """
                {"issuer": "BASE/realm", "authorization_endpoint": "BASE/auth", "token_endpoint": "BASE/token",
                 "jwks_uri": "BASE/keys", "response_types_supported": ["code", "id_token"],
                 "code_challenge_methods_supported": ["plain", "S256"],
                 "token_endpoint_auth_methods_supported": ["none", "private_key_jwt"],
                 "grant_types_supported": ["authorization_code", "refresh_token"],
                 "scopes_supported": ["openid", "profile", "offline_access"],
                 "id_token_signing_alg_values_supported": ["RS256"],
                 "backchannel_logout_supported": true}""".replace("BASE", server.url().toString()));
        documents.put("/keys", "{\"keys\": [{}]}");
    }

    @AfterEach
    void stop() {
        web.close();
        server.close();
    }

    private List<Finding> findings() {
        IdentityProvider provider = new IdentityProvider(
                "staff",
                "Staff",
                server.url().resolve("/realm"),
                "latchkey",
                new NoAuthentication(),
                new IdentityProvider.Claims("sub", "preferred_username", "name", Optional.of("groups")),
                List.of("openid", "profile", "offline_access"),
                Set.of("RS256", "ES256"),
                List.of(),
                Optional.empty(),
                Optional.of(new Recheck(Duration.ofMinutes(10), Duration.ofHours(1))));
        return new ProviderChecks(web, URI.create("https://login.example.com")).findings(provider);
    }

    private void change(String member, String json) {
        ObjectNode metadata = JsonObject.parse(documents.get(METADATA)).tree().deepCopy();
        if (json.isEmpty()) {
            metadata.remove(member);
        } else {
            metadata.set(
                    member, JsonObject.parse("{\"value\":" + json + "}").tree().path("value"));
        }
        documents.put(METADATA, metadata.toString());
    }

    private static void assertFinding(State state, String sentence, Finding finding) {
        assertEquals(state, finding.state(), finding::toString);
        assertTrue(finding.sentence().contains(sentence), finding::toString);
    }

    @Test
    void providerWithAllThatIsAsked_isInOrder() {
        List<Finding> findings = findings();
        assertFinding(State.OK, "announces what the access file asks of it", findings.get(0));
        assertFinding(State.OK, "1 are published", findings.get(1));
        assertFinding(State.OK, "register https://login.example.com/v1/sessions/logout/staff there", findings.get(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    token_endpoint | `` | token_endpoint
                    response_types_supported | ["id_token"] | code in response_types_supported
                    code_challenge_methods_supported | ["plain"] | S256 in code_challenge_methods_supported
                    token_endpoint_auth_methods_supported | ["private_key_jwt"] | none in token_endpoint_auth_methods_supported
                    token_endpoint_auth_methods_supported | `` | none in token_endpoint_auth_methods_supported
                    grant_types_supported | ["authorization_code"] | refresh_token in grant_types_supported
                    scopes_supported | ["openid", "profile"] | offline_access in scopes_supported
                    id_token_signing_alg_values_supported | ["PS256"] | an algorithm of [ES256, RS256]
                    """)
    void whatIsNotAnnounced_isWrong(String member, String json, String missing) {
        change(member, json);
        assertFinding(
                State.WRONG,
                "does not announce " + missing + ": change its client",
                findings().getFirst());
    }

    @ParameterizedTest
    @CsvSource({"code_challenge_methods_supported", "grant_types_supported", "scopes_supported"})
    void whatNeedNotBeAnnounced_mayBeMissing(String member) {
        change(member, "");
        assertEquals(State.OK, findings().getFirst().state());
    }

    @Test
    void otherIssuer_isWrong() {
        change("issuer", "\"https://other.example.com\"");
        assertFinding(
                State.WRONG,
                "its metadata are of the issuer https://other.example.com",
                findings().getFirst());
    }

    @Test
    void missingMetadata_areWrong() {
        documents.remove(METADATA);
        assertFinding(State.WRONG, "there are no metadata under", findings().getFirst());
    }

    @Test
    void providerThatIsNotReached_isWrong() {
        server.close();
        assertFinding(State.WRONG, "was not reached", findings().getFirst());
    }

    @Test
    void missingKeys_areWrong() {
        documents.put("/keys", "{\"keys\": []}");
        assertFinding(
                State.WRONG, "nobody's ID token can be verified", findings().get(1));
        documents.remove("/keys");
        assertFinding(
                State.WRONG, "nobody's ID token can be verified", findings().get(1));
    }

    @Test
    void logoutThatIsNotAnnounced_isForAPersonToJudge() {
        change("backchannel_logout_supported", "");
        assertFinding(
                State.UNKNOWN, "announces no back-channel logout", findings().get(2));
    }
}
