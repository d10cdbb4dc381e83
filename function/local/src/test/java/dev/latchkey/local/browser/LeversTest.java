package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each lever, pulled while ben's client refreshes without a pause. How long it goes on to be answered is reported as an
 * entry of the test ({@code millis}), for docs/operations.md.
 */
@Tag("browser")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeversTest {
    @TempDir
    Path folder;

    private final Keycloak keycloak = Keycloak.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ECKey key = Proof.newKey();
    private final FormClient browser = new FormClient();
    private SignInService service;
    private String refreshToken = "";

    @BeforeEach
    void start() throws Exception {
        start("");
    }

    private void start(String recheck) throws IOException, InterruptedException {
        service = new SignInService(folder, url -> keycloak.realm(url, false), recheck);
    }

    @AfterEach
    void stop() {
        browser.close();
        http.close();
        if (service != null) {
            service.close();
        }
    }

    /** What ends ben's session. */
    enum Pulled {
        REVOKE_SESSION(Lever.OPERATOR) {
            @Override
            void pull(LeversTest test) {
                test.revoke(Revocation.ofSession(
                        new SessionId(test.token("session")), Instant.now(), Lever.OPERATOR, "a test", "a test"));
            }
        },
        REVOKE_PERSON(Lever.OPERATOR) {
            @Override
            void pull(LeversTest test) {
                test.revoke(Revocation.ofPerson(
                        PersonId.parse(test.token("person")), Instant.now().plusSeconds(1), Lever.OPERATOR, "a test"));
            }
        },
        RULE_IS_GONE(Lever.ACCESS_FILE) {
            @Override
            void pull(LeversTest test) {
                DynamoDbTable table = test.service.table();
                table.client().putItem(put -> put.tableName(table.name()).item(RulesItem.of(2, AppliedRules.NONE)));
            }
        },
        LOGOUT_AT_THE_PROVIDER(Lever.LOGOUT) {
            @Override
            void pull(LeversTest test) throws Exception {
                test.keycloak.endSessions(test.service.issuer(), "ben");
            }
        },
        DISABLED_AT_THE_PROVIDER(Lever.RECHECK) {
            @Override
            void pull(LeversTest test) throws Exception {
                test.keycloak.disable(test.service.issuer(), "ben");
                test.mintAgain();
            }
        },
        OUT_OF_THE_GROUP(Lever.RECHECK) {
            @Override
            void pull(LeversTest test) throws Exception {
                test.keycloak.leave(test.service.issuer(), "ben", "engineers");
                test.mintAgain();
            }
        };

        private final Lever lever;

        Pulled(Lever lever) {
            this.lever = lever;
        }

        abstract void pull(LeversTest test) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void lever_refusesTheClient(Pulled pulled, TestReporter reporter) throws Exception {
        if (pulled.lever == Lever.RECHECK) {
            service.close();
            start("recheck: 10m");
        }
        refreshToken = signIn();
        Instant start = Instant.now();
        pulled.pull(this);
        while (refresh().statusCode() == 200) {
            // It refreshes as fast as it can.
        }

        assertEquals(pulled.lever.text(), service.tokens("lever").getLast());
        assertEquals("USER_CREDENTIALS_CHANGED", service.tokens("outcome").getLast());
        reporter.publishEntry(
                pulled + " millis",
                Long.toString(Duration.between(start, Instant.now()).toMillis()));
    }

    /** A refresh that mints, after which the person is looked up if it is time. */
    private void mintAgain() throws IOException, InterruptedException {
        service.makeRechecksDue();
        HttpResponse<String> refreshed = refresh();
        if (refreshed.statusCode() == 200) {
            refreshToken =
                    JsonObject.parse(refreshed.body()).string("refreshToken").orElseThrow();
        }
    }

    private void revoke(Revocation revocation) {
        service.table()
                .update(
                        revocation.pk(),
                        RequestContext.within(Duration.ofSeconds(10), Clock.systemUTC()),
                        revocation::into);
    }

    private String token(String member) {
        return String.valueOf(service.tokens(member).getLast());
    }

    /** Ben signs in, and his client gets its refresh token. */
    private String signIn() throws IOException, InterruptedException {
        URI request = service.url().resolve("/v1/authorize?" + TestService.form(TestService.authorization()));
        HttpResponse<String> choice =
                browser.submit(browser.get(request), Map.of("username", "ben", "password", Keycloak.password("ben")));
        HttpResponse<String> signedIn = browser.submit(choice, Map.of());
        String next = signedIn.headers()
                .firstValue("refresh")
                .orElseThrow(() -> new AssertionError(choice.uri() + signedIn.body()));
        HttpResponse<String> redeemed = post(Map.of(
                "grantType",
                "authorization_code",
                "clientId",
                Grants.CLIENT_ID,
                "redirectUri",
                Grants.REDIRECT_URI,
                "code",
                next.replaceFirst(".*[?&]code=([^&]+).*", "$1"),
                "codeVerifier",
                Grants.VERIFIER.reveal()));
        return JsonObject.parse(redeemed.body()).string("refreshToken").orElseThrow();
    }

    private HttpResponse<String> refresh() throws IOException, InterruptedException {
        return post(Map.of("grantType", "refresh_token", "clientId", Grants.CLIENT_ID, "refreshToken", refreshToken));
    }

    private HttpResponse<String> post(Map<String, String> members) throws IOException, InterruptedException {
        URI endpoint = service.url().resolve("/v1/token");
        String proof = Proof.with(key)
                .claim("htu", endpoint.toString())
                .at(Instant.now())
                .sign();
        return http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/json")
                        .header("DPoP", proof)
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(members)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
