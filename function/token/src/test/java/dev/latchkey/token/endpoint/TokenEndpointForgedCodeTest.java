package dev.latchkey.token.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.grant.CodeMac;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenEndpointForgedCodeTest extends TokenEndpointHarness {
    static List<Optional<CodeMac>> forgedMacs() {
        return List.of(Optional.empty(), Optional.of(new CodeMac(new byte[32], new byte[32])));
    }

    @ParameterizedTest
    @MethodSource("forgedMacs")
    void codeThatTheSignInDidNotIssue_isRefusedSpentAndTold(Optional<CodeMac> mac) {
        Secret code = endpoint.issueCode();
        endpoint.codes.replaceMac(code, mac);

        refused(ErrorCode.INVALID_REQUEST, redeem(code));
        assertEquals("CODE_FORGED", endpoint.events.getLast().members().get("abuse"));
        refused(ErrorCode.INVALID_REQUEST, redeem(code));
        assertEquals(1, endpoint.credentials.issued().size());
    }
}
