package dev.latchkey.local.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.json.JsonObject;
import dev.latchkey.local.provider.Disservice;
import dev.latchkey.local.provider.Endpoint;
import dev.latchkey.local.provider.Lie;
import dev.latchkey.local.provider.Lies;
import dev.latchkey.local.provider.Oddity;
import dev.latchkey.local.provider.SamplePerson;
import dev.latchkey.local.testing.TestService;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sign-in function before an identity provider that lies, fails, or has its own ways. */
class LyingProviderTest {
    /** Longer than the provider's metadata and keys are kept. */
    private static final Duration LATER = Duration.ofHours(2);

    private static TestService service;

    @BeforeAll
    static void start() {
        service = new TestService("ada");
        // A rule that asks for everything that a rule can ask for.
        String file = """
                {"version": 1, "organization": {"name": "Example"},
                 "identityProviders": {"staff": {"issuer": "%s", "clientId": "latchkey", "groups": "groups",
                   "clientAuthentication": "private_key_jwt", "algorithms": ["RS256", "PS256", "ES256", "ES384"]}},
                 "accounts": {"111122223333": {"name": "Production"}},
                 "rules": [{"name": "admins", "groups": ["staff/payments-admins"], "role": "Admin",
                   "accounts": ["111122223333"], "reauthenticate": "10m", "amr": ["mfa"], "acr": ["%s"]}]}
                """.formatted(service.service().signIn().provider().issuer(), SamplePerson.TWO_FACTORS);
        new LocalAccess(JsonObject.parse(file).tree())
                .apply(
                        service.service().clients().dynamoDb(),
                        service.service().settings().tableName(),
                        service.clock().instant());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UnattendedBrowser.End signIn(Lies lies) throws Exception {
        service.clock().advance(LATER);
        service.service().signIn().provider().tell(lies);
        URI request = service.url().resolve("/v1/sessions?" + TestService.form(TestService.authorization()));
        try (UnattendedBrowser browser = new UnattendedBrowser()) {
            return browser.signIn(request);
        }
    }

    private static void assertNothingIssued(UnattendedBrowser.End end) {
        assertEquals(Optional.empty(), end.location());
        assertTrue(
                Set.of(400, 403, 503).contains(end.page().statusCode()),
                () -> "" + end.page().statusCode());
        assertFalse(
                end.page().body().contains("<script>alert"), () -> end.page().body());
        assertFalse(
                service.signInEvents().stream()
                        .anyMatch(event -> "code_issued".equals(event.members().get("outcome"))),
                "a code was issued");
        assertTrue(service.signInEvents().getLast().members().containsKey("reason"), "the event says why");
        assertEquals(List.of(), SignInSecrets.in(service.signInEvents(), end.page()));
    }

    @ParameterizedTest
    @EnumSource
    void lie_isFoundOutAndNothingIsIssued(Lie lie) throws Exception {
        service.signInEvents().clear();

        assertNothingIssued(signIn(lie.lies()));
    }

    static Stream<Arguments> disservices() {
        return Stream.of(Endpoint.DISCOVERY, Endpoint.KEYS, Endpoint.TOKEN)
                .flatMap(endpoint ->
                        Stream.of(Disservice.values()).map(disservice -> Arguments.of(endpoint, disservice)));
    }

    @ParameterizedTest
    @MethodSource("disservices")
    void disservice_isAPageAndNothingIsIssued(Endpoint endpoint, Disservice disservice) throws Exception {
        service.signInEvents().clear();

        assertNothingIssued(signIn(disservice.at(endpoint)));
    }

    @ParameterizedTest
    @EnumSource
    void oddity_signsIn(Oddity oddity) throws Exception {
        UnattendedBrowser.End end = signIn(oddity.habit());

        assertTrue(
                end.location().isPresent(),
                () -> service.signInEvents().getLast().members().toString());
        assertTrue(end.location().get().getQuery().contains("code="));
    }
}
