package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.browser.AwsCli.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session goes on in the clients that people use. */
class RefreshTest extends BrowserHarness {
    @Test
    void expiredCredentials_areRefreshedByCliAndBoto3() throws Exception {
        signIn();
        cli.expireCredentials();
        assertIs("arn:aws:sts::444455556666:assumed-role/ReadOnly/ada");
        assertEquals(List.of("authorization_code", "refresh_token"), service.tokens("grant"));

        cli.expireCredentials();
        Result boto3 = cli.callerIdentityOfBoto3(PROFILE);
        assertEquals("arn:aws:sts::444455556666:assumed-role/ReadOnly/ada", boto3.output());
        assertEquals(List.of("authorization_code", "refresh_token", "refresh_token"), service.tokens("grant"));
    }
}
