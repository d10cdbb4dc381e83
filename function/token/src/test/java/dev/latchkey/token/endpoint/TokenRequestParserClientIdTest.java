package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.redeemed;
import static dev.latchkey.token.endpoint.Parsing.refreshed;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.with;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserClientIdTest extends TokenRequestParserHarness {
    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:signin:::devtools/same-device", "arn:aws:signin:::devtools/cross-device"})
    void ofEitherClient_isAccepted(String clientId) {
        assertEquals(
                clientId, redeemed(with(redemption(), "clientId", clientId)).clientId());
        assertEquals(clientId, refreshed(with(refresh(), "clientId", clientId)).clientId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t",
                " ",
                "arn:aws:signin:::devtools/same-device\n",
                "arn:aws:signin:::devtools/same-device\r\n",
                "arn:aws:signin:::devtools/same-device ",
                " arn:aws:signin:::devtools/same-device",
                "\narn:aws:signin:::devtools/same-device",
                "arn:aws:signin:::devtools/same-device\u0000",
                "arn:aws:signin:::devtools/same-devices",
                "xarn:aws:signin:::devtools/same-device",
                "arn:aws:signin:::devtools/same-device/cross-device",
                "arn:aws:signin:::devtools/same-device|cross-device",
                "arn:aws:signin:::devtools/(cross-device|same-device)",
                "arn:aws:signin:::devtools/",
                "arn:aws:signin:::devtools",
                "arn:aws:signin:::devtools/Same-Device",
                "ARN:AWS:SIGNIN:::DEVTOOLS/SAME-DEVICE",
                "arn:aws-cn:signin:::devtools/same-device",
                "arn:aws:signin:us-east-1::devtools/same-device",
                "arn:aws:signin::111122223333:devtools/same-device",
                "arn:aws:signin:::devtools/same‐device"
            })
    void ofAnybodyElse_isRefused(String clientId) {
        assertEquals("clientId is not a client of this service.", refused(with(redemption(), "clientId", clientId)));
        assertEquals("clientId is not a client of this service.", refused(with(refresh(), "clientId", clientId)));
    }

    @Test
    void missingOrEmpty_isRefused() {
        assertEquals("clientId is required.", refused(without(redemption(), "clientId")));
        assertEquals("clientId is required.", refused(with(refresh(), "clientId", "")));
    }
}
