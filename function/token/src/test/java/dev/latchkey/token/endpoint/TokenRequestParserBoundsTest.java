package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.accepted;
import static dev.latchkey.token.endpoint.Parsing.redeemed;
import static dev.latchkey.token.endpoint.Parsing.refreshed;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.FORM;
import static dev.latchkey.token.endpoint.Requests.form;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.TokenRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserBoundsTest extends TokenRequestParserHarness {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 511, 512})
    void codeOf1To512Characters_isAccepted(int length) {
        assertEquals(
                Secret.of("c".repeat(length)),
                redeemed(with(redemption(), "code", "c".repeat(length))).code());
        redeemed(with(redemption(), "code", "😀".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 2048})
    void codeOfMoreThan512Characters_isRefused(int length) {
        String sentence = "code must have at most 512 characters.";

        assertEquals(sentence, refused(with(redemption(), "code", "c".repeat(length))));
        assertEquals(sentence, refused(with(redemption(), "code", "😀".repeat(length))));
        assertEquals(sentence, refused(FORM, form(with(redemption(), "code", "c".repeat(length)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2047, 2048})
    void redirectUriOf1To2048Characters_isAccepted(int length) {
        assertEquals(
                "r".repeat(length),
                redeemed(with(redemption(), "redirectUri", "r".repeat(length))).redirectUri());
    }

    @ParameterizedTest
    @ValueSource(ints = {2049, 4096})
    void redirectUriOfMoreThan2048Characters_isRefused(int length) {
        assertEquals(
                "redirectUri must have at most 2048 characters.",
                refused(with(redemption(), "redirectUri", "r".repeat(length))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP://LOCALHOST:80/a/../b",
                "http://127.0.0.1:1/?a=b&c#d",
                " x ",
                "http://[::1]:1/%7e",
                "é\u0000"
            })
    void redirectUri_isKeptAsItCame(String redirectUri) {
        assertEquals(
                redirectUri,
                redeemed(with(redemption(), "redirectUri", redirectUri)).redirectUri());
        assertEquals(
                redirectUri,
                assertInstanceOf(
                                TokenRequest.AuthorizationCode.class,
                                accepted(FORM, form(with(redemption(), "redirectUri", redirectUri))))
                        .redirectUri());
    }

    @ParameterizedTest
    @ValueSource(ints = {43, 44, 127, 128})
    void codeVerifierOf43To128Characters_isAccepted(int length) {
        assertEquals(
                Secret.of("v".repeat(length)),
                redeemed(with(redemption(), "codeVerifier", "v".repeat(length))).codeVerifier());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 42, 129, 2048})
    void codeVerifierOfAnotherLength_isRefused(int length) {
        assertEquals(
                "codeVerifier must have 43 to 128 unreserved characters.",
                refused(with(redemption(), "codeVerifier", "v".repeat(length))));
    }

    @Test
    void codeVerifierOfEveryUnreservedCharacter_isAccepted() {
        redeemed(with(
                redemption(), "codeVerifier", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "+", "/", "=", "!", "%", "\n", "\u0000", "é", "٣", "Ａ", "\"", "\\"})
    void codeVerifierWithAnotherCharacter_isRefused(String character) {
        String sentence = "codeVerifier must have 43 to 128 unreserved characters.";

        assertEquals(sentence, refused(with(redemption(), "codeVerifier", "v".repeat(43) + character)));
        assertEquals(sentence, refused(with(redemption(), "codeVerifier", character + "v".repeat(43))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2047, 2048})
    void refreshTokenOf1To2048Characters_isAccepted(int length) {
        assertEquals(
                Secret.of("t".repeat(length)),
                refreshed(with(refresh(), "refreshToken", "t".repeat(length))).refreshToken());
    }

    @ParameterizedTest
    @ValueSource(ints = {2049, 4096})
    void refreshTokenOfMoreThan2048Characters_isRefused(int length) {
        assertEquals(
                "refreshToken must have at most 2048 characters.",
                refused(with(refresh(), "refreshToken", "t".repeat(length))));
    }
}
