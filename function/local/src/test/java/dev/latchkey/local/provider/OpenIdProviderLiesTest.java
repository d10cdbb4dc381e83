package dev.latchkey.local.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.latchkey.oauth.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the catalogue against a relying party that is not ours: one that checks everything finds every lie out. */
class OpenIdProviderLiesTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    private static final Secret SECRET = Secret.of("a secret of 32 characters or more");

    private static OpenIdProvider provider;

    @BeforeAll
    static void start() {
        Client client = new Client(Application.ID, Set.of(Application.CALLBACK), new Client.WithSecret(SECRET));
        provider = OpenIdProvider.start(0, People.signingIn("ada"), client, CLOCK);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    static Stream<Arguments> disservices() {
        return Stream.of(Endpoint.DISCOVERY, Endpoint.KEYS, Endpoint.TOKEN, Endpoint.USER_INFO)
                .flatMap(endpoint ->
                        Stream.of(Disservice.values()).map(disservice -> Arguments.of(endpoint, disservice)));
    }

    /** Signs in with every demand that a rule can make. */
    private static List<String> groups(Lies lies) throws Exception {
        provider.tell(lies);
        Application application = Application.at(provider.issuer());
        try (Browser browser = new Browser()) {
            OIDCTokenResponse tokens = application.tokens(application.redeem(
                    application.code(browser.get(application
                            .request()
                            .maxAge((int) MAX_AGE.toSeconds())
                            .build()
                            .toURI())),
                    new ClientSecretBasic(
                            new ClientID(Application.ID), new com.nimbusds.oauth2.sdk.auth.Secret(SECRET.reveal()))));
            IDTokenClaimsSet claims = application.verified(tokens);
            Instant earliest = CLOCK.instant().minus(MAX_AGE);
            require(claims.getSubject().getValue().length() <= 255);
            // Of azp the SDK reads no more than that it is a string.
            require(
                    claims.getAuthorizedParty() == null
                            ? claims.getAudience().size() == 1
                            : claims.getAuthorizedParty().getValue().equals(Application.ID));
            require(!claims.getAuthenticationTime().toInstant().isBefore(earliest));
            require(claims.getACR().getValue().equals(SamplePerson.TWO_FACTORS));
            require(claims.getStringListClaim("amr").contains("mfa"));
            List<String> groups = claims.getStringListClaim("groups");
            if (groups != null) {
                return groups;
            }
            UserInfo userInfo = application.userInfo(tokens.getOIDCTokens().getAccessToken());
            require(userInfo.getSubject().equals(claims.getSubject()));
            require(userInfo.getStringListClaim("groups") != null);
            return userInfo.getStringListClaim("groups");
        }
    }

    private static void require(boolean condition) throws GeneralException {
        if (!condition) {
            throw new GeneralException("refused");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oddity_signsIn(Oddity oddity) throws Exception {
        assertEquals(List.of("payments-admins", "engineers"), groups(oddity.habit()));
    }

    @ParameterizedTest
    @EnumSource
    void lie_signsNobodyIn(Lie lie) {
        assertThrows(Exception.class, () -> groups(lie.lies()), lie::name);
    }

    @ParameterizedTest
    @MethodSource("disservices")
    void disservice_signsNobodyIn(Endpoint endpoint, Disservice disservice) {
        assertThrows(Exception.class, () -> groups(disservice.at(endpoint)), () -> disservice + " at " + endpoint);
    }

    @Test
    void provider_tellsTheTruthAgain() throws Exception {
        assertThrows(Exception.class, () -> groups(Lie.EXPIRED.lies()));

        assertEquals(2, groups(Lies.NONE).size());
    }
}
