package dev.latchkey.http;

import static dev.latchkey.http.Parsing.SECRET;
import static dev.latchkey.http.Parsing.accepted;
import static dev.latchkey.http.Parsing.redeemed;
import static dev.latchkey.http.Parsing.refreshed;
import static dev.latchkey.http.Parsing.refused;
import static dev.latchkey.http.Requests.FORM;
import static dev.latchkey.http.Requests.JSON;
import static dev.latchkey.http.Requests.form;
import static dev.latchkey.http.Requests.json;
import static dev.latchkey.http.Requests.members;
import static dev.latchkey.http.Requests.redemption;
import static dev.latchkey.http.Requests.refresh;
import static dev.latchkey.http.Requests.request;
import static dev.latchkey.http.Requests.with;
import static dev.latchkey.http.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Spelling;
import dev.latchkey.oauth.TokenRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserTest {
    @Nested
    class Query {
        private HttpRequest withQuery(String body, String... names) {
            return request(Set.copyOf(List.of(names)), Map.of("content-type", List.of(JSON)), body, false);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x-amz-client-auth-method",
                    "x-amz-oauth-token-method",
                    "x-amz-token-request-type",
                    "X-Amz-Client-Auth-Method"
                })
        void ofAnotherOperation_isRefused(String name) {
            assertEquals(
                    "Only the operation CreateOAuth2Token is offered here.",
                    refused(withQuery(json(redemption()), name)));
            assertEquals(
                    "Only the operation CreateOAuth2Token is offered here.",
                    refused(withQuery(json(redemption()), "other", name)));
        }

        @Test
        void otherParameters_areIgnored() {
            TokenRequestParser.parse(withQuery(json(redemption()), "x-amz-other", "utm_source", ""));
        }

        @ParameterizedTest
        @ValueSource(strings = {"clientId", "grantType", "code", "redirectUri", "codeVerifier"})
        void memberThatIsMissingInTheBody_isNotReadFromTheQuery(String member) {
            String body = json(without(redemption(), member));

            assertEquals(member + " is required.", refused(withQuery(body, member, Spelling.SNAKE_CASE.of(member))));
        }
    }

    @Test
    void cookiesAndAuthorization_areIgnored() {
        Map<String, List<String>> headers = Map.of(
                "content-type", List.of(JSON),
                "cookie", List.of("code=s3cr3t", "clientId=s3cr3t"),
                "authorization", List.of("Basic czNjcjN0OnMzY3IzdA=="));

        assertEquals(
                accepted(JSON, json(redemption())),
                TokenRequestParser.parse(request(Set.of(), headers, json(redemption()), false)));
        assertEquals(
                "clientId is required.",
                refused(request(Set.of(), headers, json(without(redemption(), "clientId")), false)));
    }

    @Nested
    class ClientId {
        @ParameterizedTest
        @ValueSource(strings = {"arn:aws:signin:::devtools/same-device", "arn:aws:signin:::devtools/cross-device"})
        void ofEitherClient_isAccepted(String clientId) {
            assertEquals(
                    clientId, redeemed(with(redemption(), "clientId", clientId)).clientId());
            assertEquals(
                    clientId, refreshed(with(refresh(), "clientId", clientId)).clientId());
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
            assertEquals(
                    "clientId is not a client of this service.", refused(with(redemption(), "clientId", clientId)));
            assertEquals("clientId is not a client of this service.", refused(with(refresh(), "clientId", clientId)));
        }

        @Test
        void missingOrEmpty_isRefused() {
            assertEquals("clientId is required.", refused(without(redemption(), "clientId")));
            assertEquals("clientId is required.", refused(with(refresh(), "clientId", "")));
        }
    }

    @Nested
    class GrantType {
        @Test
        void authorizationCode_isARedemption() {
            assertEquals("authorization_code", redeemed(redemption()).grantType());
        }

        @Test
        void refreshToken_isARefresh() {
            assertEquals("refresh_token", refreshed(refresh()).grantType());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "s3cr3t",
                    " ",
                    "Authorization_Code",
                    "AUTHORIZATION_CODE",
                    "REFRESH_TOKEN",
                    "authorization_code ",
                    " refresh_token",
                    "refresh_token\n",
                    "authorizationCode",
                    "refreshToken",
                    "authorization_code refresh_token",
                    "client_credentials",
                    "password",
                    "implicit",
                    "urn:ietf:params:oauth:grant-type:token-exchange",
                    "urn:ietf:params:oauth:grant-type:device_code"
                })
        void other_isRefused(String grantType) {
            Map<String, String> everything = new LinkedHashMap<>(redemption());
            everything.putAll(refresh());

            assertEquals(
                    "grantType must be authorization_code or refresh_token.",
                    refused(with(everything, "grantType", grantType)));
        }

        @Test
        void missingOrEmpty_isRefused() {
            assertEquals("grantType is required.", refused(without(redemption(), "grantType")));
            assertEquals("grantType is required.", refused(with(refresh(), "grantType", "")));
        }
    }

    @Nested
    class RequiredMembers {
        @ParameterizedTest
        @ValueSource(strings = {"code", "redirectUri", "codeVerifier"})
        void ofARedemption_missingOrEmpty_areRefused(String member) {
            String sentence = member + " is required.";

            assertEquals(sentence, refused(without(redemption(), member)));
            assertEquals(sentence, refused(with(redemption(), member, "")));
            assertEquals(sentence, refused(FORM, form(without(redemption(), member))));
            assertEquals(sentence, refused(FORM, form(with(redemption(), member, ""))));
        }

        @Test
        void ofARefresh_missingOrEmpty_areRefused() {
            assertEquals("refreshToken is required.", refused(without(refresh(), "refreshToken")));
            assertEquals("refreshToken is required.", refused(with(refresh(), "refreshToken", "")));
            assertEquals("refreshToken is required.", refused(FORM, form(with(refresh(), "refreshToken", ""))));
        }

        @Test
        void ofTheOtherGrant_doNotHelp() {
            assertEquals("code is required.", refused(with(refresh(), "grantType", "authorization_code")));
            assertEquals("refreshToken is required.", refused(with(redemption(), "grantType", "refresh_token")));
        }
    }

    @Nested
    class OtherGrantsMembers {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2048, 2049, 5000})
        void inARedemption_areIgnored(int length) {
            assertEquals(redeemed(redemption()), redeemed(with(redemption(), "refreshToken", "x".repeat(length))));
        }

        @ParameterizedTest
        @CsvSource({"code, 513", "redirectUri, 2049", "codeVerifier, 1", "codeVerifier, 129", "code, 0"})
        void inARefresh_areIgnored(String member, int length) {
            assertEquals(refreshed(refresh()), refreshed(with(refresh(), member, "?".repeat(length))));
        }
    }

    @Nested
    class Bounds {
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
                    redeemed(with(redemption(), "redirectUri", "r".repeat(length)))
                            .redirectUri());
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
                    redeemed(with(redemption(), "codeVerifier", "v".repeat(length)))
                            .codeVerifier());
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
                    redemption(),
                    "codeVerifier",
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"));
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
                    refreshed(with(refresh(), "refreshToken", "t".repeat(length)))
                            .refreshToken());
        }

        @ParameterizedTest
        @ValueSource(ints = {2049, 4096})
        void refreshTokenOfMoreThan2048Characters_isRefused(int length) {
            assertEquals(
                    "refreshToken must have at most 2048 characters.",
                    refused(with(refresh(), "refreshToken", "t".repeat(length))));
        }
    }

    @Nested
    class SpellingOfTheAnswer {
        @ParameterizedTest
        @ValueSource(strings = {"clientId", "grantType", "redirectUri", "codeVerifier"})
        void oneMemberInSnakeCase_decides(String member) {
            Map<String, String> members = redemption();
            String value = members.getOrDefault(member, "");
            Map<String, String> mixed = with(without(members, member), Spelling.SNAKE_CASE.of(member), value);

            assertEquals(Spelling.SNAKE_CASE, redeemed(mixed).spelling());
        }

        @Test
        void unknownMemberInSnakeCase_doesNotDecide() {
            assertEquals(
                    Spelling.CAMEL_CASE,
                    redeemed(with(redemption(), "client_secret", "x")).spelling());
        }
    }

    /** Whatever a stranger can put into a request, in each place where the parser may stumble over it. */
    static Stream<HttpRequest> secretsInEveryPlace() {
        String long1 = SECRET.repeat(1000);
        return Stream.of(
                request(SECRET, json(redemption())),
                request(JSON, SECRET),
                request(JSON, "{\"" + SECRET + "\":1,\"" + SECRET + "\":1}"),
                request(JSON, "{\"code\":\"" + SECRET + "\"," + SECRET + "}"),
                request(JSON, json(redemption()) + SECRET),
                request(JSON, json(members(SECRET, SECRET))),
                request(JSON, json(with(redemption(), "clientId", SECRET))),
                request(JSON, json(with(redemption(), "grantType", SECRET))),
                request(JSON, json(with(redemption(), "codeVerifier", SECRET))),
                request(JSON, json(with(redemption(), "code", long1))),
                request(JSON, json(with(redemption(), "redirectUri", long1))),
                request(JSON, json(with(refresh(), "refreshToken", long1))),
                request(JSON, json(with(redemption(), "code_verifier", SECRET))),
                request(FORM, SECRET + "=" + SECRET + "&" + SECRET + "=" + SECRET),
                request(FORM, SECRET + "=%" + SECRET),
                request(FORM, "client_id=" + SECRET),
                request(JSON, long1.repeat(3)),
                request(Set.of(), Map.of("content-type", List.of(JSON)), SECRET + "!", true),
                request(
                        Set.of("x-amz-token-request-type", SECRET),
                        Map.of("content-type", List.of(JSON)),
                        json(redemption()),
                        false));
    }

    @ParameterizedTest
    @MethodSource("secretsInEveryPlace")
    void refusal_neverQuotesTheRequest(HttpRequest request) {
        OAuthException refusal = assertThrows(OAuthException.class, () -> TokenRequestParser.parse(request));

        refused(request);
        assertFalse(refusal.toString().contains(SECRET), refusal.toString());
        assertEquals(0, refusal.getStackTrace().length);
    }

    @Test
    void request_printsNoneOfItsSecrets() {
        HttpRequest request = new HttpRequest(
                "POST",
                "/" + SECRET,
                Set.of(SECRET),
                Map.of("dpop", List.of(SECRET)),
                Secret.of(json(with(redemption(), "code", SECRET))),
                false,
                "192.0.2.1",
                "the-request-id");

        assertFalse(request.toString().contains(SECRET), request.toString());
        assertTrue(request.toString().contains("the-request-id"));
    }
}
