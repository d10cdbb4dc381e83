package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people are called by their address: one that the provider has not verified may be anybody's. */
class UnverifiedAddressTest {
    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    @BeforeEach
    void peopleAreCalledByTheirAddress() {
        service.access.put("/identityProviders/staff/person", "{\"name\": \"email\"}");
        service.staff.person.put("email", "root@example.com");
    }

    private void assertSignedIn() {
        assertEquals(
                200, service.signIn(browser).status(), () -> service.event().toString());
        assertEquals("root@example.com", service.event().get("name"));
    }

    private void assertRefused() {
        assertEquals(403, service.signIn(browser).status());
        assertEquals("PROVIDER_ANSWER", service.event().get("outcome"));
        assertEquals(
                "the claim email is an address that is not verified",
                service.event().get("reason"));
    }

    @Test
    void addressThatIsVerified_isAName() {
        service.staff.person.put("email_verified", true);
        assertSignedIn();
        // Some providers write it as a text.
        service.staff.person.put("email_verified", "true");
        assertSignedIn();
    }

    @Test
    void addressOfWhichTheProviderSaysNothing_isAName() {
        assertSignedIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "0", "", "TRUE"})
    void addressThatIsNotVerified_isNoName(String verified) {
        service.staff.person.put("email_verified", verified);

        assertRefused();
    }

    @Test
    void addressThatIsNotVerified_isNoNameWhateverTypeThatIsSaidIn() {
        for (Object verified : List.of(false, 0, 1, List.of(true))) {
            service.staff.person.put("email_verified", verified);
            assertRefused();
        }
    }

    @Test
    void addressFromUserinfo_bringsAlongWhetherItIsVerified() {
        service.staff.person.remove("email");
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "email", "root@example.com", "email_verified", false));
        assertRefused();
        service.staff.userInfo.put("email_verified", true);
        assertSignedIn();
    }

    @Test
    void addressFromUserinfoThatIsNotVerifiedThere_isNoNameWhateverTheIdTokenSays() {
        service.staff.person.remove("email");
        service.staff.person.put("email_verified", true);
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "email", "root@example.com", "email_verified", false));

        assertRefused();
    }

    @Test
    void addressThatIsNotVerified_isShownOnNoPage() {
        service.access.put("/identityProviders/staff/person", "{\"display\": \"email\"}");
        service.staff.person.put("email", "root@example.com");
        service.staff.person.put("email_verified", false);
        String page = service.signIn(browser).body().reveal();

        assertFalse(page.contains("root@example.com"));
    }

    @Test
    void addressThatIsNobodysName_isNoMatter() {
        service.access.put("/identityProviders/staff/person", "{}");
        service.staff.person.put("email_verified", false);

        assertEquals(200, service.signIn(browser).status());
    }
}
