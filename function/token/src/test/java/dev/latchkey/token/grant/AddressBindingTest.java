package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.Grants;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBindingTest {
    private static Optional<String> problem(String signInIp, String sourceIp) {
        return new AddressBinding(true).problem(Grants.issuedCode(Grants.CLIENT_ID, Optional.of(signInIp)), sourceIp);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7, ::ffff:192.0.2.7",
        "2001:db8::1, 2001:db8::1",
        "2001:db8:0:1::1, 2001:DB8:0:1:ffff:ffff:ffff:ffff",
        "2001:db8:0:1::1, 2001:0db8:0000:0001:0000:0000:0000:0002"
    })
    void addressesThatOneDeviceHas_areTheSame(String signInIp, String sourceIp) {
        assertEquals(Optional.empty(), problem(signInIp, sourceIp));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.8",
        "192.0.2.7, 192.0.3.7",
        "2001:db8:0:1::1, 2001:db8:0:2::1",
        "2001:db8:0:1::1, 2001:db8:1:1::1",
        "192.0.2.7, 2001:db8::c000:207",
        "192.0.2.7, '192.0.2.7, 203.0.113.9'",
        "192.0.2.7, login.example.com",
        "192.0.2.7, ''",
        "unknown, unknown"
    })
    void otherAddresses_areAProblem(String signInIp, String sourceIp) {
        assertEquals(Optional.of("of a sign-in from another address"), problem(signInIp, sourceIp));
    }
}
