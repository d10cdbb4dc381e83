package dev.latchkey.local.provider;

import static dev.latchkey.local.provider.Lying.claim;
import static dev.latchkey.local.provider.Lying.claims;
import static dev.latchkey.local.provider.Lying.everywhere;
import static dev.latchkey.local.provider.Lying.idToken;
import static dev.latchkey.local.provider.Lying.keys;
import static dev.latchkey.local.provider.Lying.metadata;
import static dev.latchkey.local.provider.Lying.redirect;
import static dev.latchkey.local.provider.Lying.secondAudience;
import static dev.latchkey.local.provider.Lying.tokens;
import static dev.latchkey.local.provider.Lying.unannounced;
import static dev.latchkey.local.provider.Lying.userInfo;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * One lie for each check that a relying party makes. Whoever is told any of these must sign nobody in; the comments say
 * which of them need a rule that asks.
 */
@SuppressWarnings("ImmutableEnumChecker") // A lie is a function without state.
public enum Lie {
    // The metadata.
    METADATA_OF_ANOTHER_ISSUER(metadata(document -> document.put("issuer", Lie.ELSEWHERE))),
    METADATA_OF_ISSUER_WITH_SLASH(
            metadata(document -> document.merge("issuer", "/", (issuer, slash) -> "" + issuer + slash))),
    METADATA_WITHOUT_ISSUER(metadata(document -> document.remove("issuer"))),
    METADATA_WITHOUT_TOKEN_ENDPOINT(metadata(document -> document.remove("token_endpoint"))),
    METADATA_WITHOUT_KEYS(metadata(document -> document.remove("jwks_uri"))),

    // The redirect.
    ISS_MISSING(redirect(answer -> answer.remove("iss"))),
    ISS_OF_ANOTHER(redirect(answer -> answer.put("iss", List.of(Lie.ELSEWHERE)))),
    ISS_OF_ANOTHER_UNANNOUNCED(unannounced(answer -> answer.put("iss", List.of(Lie.ELSEWHERE)))),
    ERROR_RESPONSE(redirect(answer -> {
        answer.remove("code");
        answer.put("error", List.of("access_denied"));
    })),
    ERROR_WITH_MARKUP(redirect(answer -> {
        answer.remove("code");
        answer.put("error", List.of("server_error"));
        answer.put("error_description", List.of("<script>alert(1)</script>"));
    })),
    ERROR_OF_ANOTHER(redirect(answer -> {
        answer.remove("code");
        answer.put("error", List.of("access_denied"));
        answer.put("iss", List.of(Lie.ELSEWHERE));
    })),
    ERROR_BESIDE_A_CODE(redirect(answer -> answer.put("error", List.of("access_denied")))),
    STATE_MISSING(redirect(answer -> answer.remove("state"))),
    STATE_OF_ANOTHER(redirect(answer -> answer.put("state", List.of("A".repeat(43))))),
    CODE_MISSING(redirect(answer -> answer.remove("code"))),
    CODE_UNKNOWN(redirect(answer -> answer.put("code", List.of("A".repeat(43))))),
    CODE_TWICE(redirect(answer -> answer.merge(
            "code", List.of("A".repeat(43)), (code, other) -> List.of(code.getFirst(), other.getFirst())))),

    // The token endpoint's answer.
    ID_TOKEN_MISSING(tokens(answer -> answer.remove("id_token"))),
    ID_TOKEN_UNREADABLE(tokens(answer -> answer.put("id_token", "e30.e30"))),
    ACCESS_TOKEN_MISSING(tokens(answer -> answer.remove("access_token"))),
    TOKEN_TYPE_OTHER(tokens(answer -> answer.put("token_type", "mac"))),

    // The signature.
    SIGNATURE_WRONG(idToken((claims, key, client) -> Tokens.spoilt(IdTokens.sign(claims, key)))),
    SIGNATURE_MISSING(
            idToken((claims, key, client) -> IdTokens.sign(claims, key).replaceFirst("[^.]*$", ""))),
    ALGORITHM_NONE(idToken((claims, key, client) -> new PlainJWT(claims).serialize())),
    ALGORITHM_NOT_CONFIGURED(idToken((claims, key, client) -> Tokens.signed(claims, key, JWSAlgorithm.RS512))),
    ALGORITHM_NOT_OF_THE_KEY(idToken((claims, key, client) -> Tokens.signed(claims, key, JWSAlgorithm.PS256))),
    HS256_WITH_THE_PUBLIC_KEY(idToken((claims, key, client) ->
            Tokens.withMac(claims, key.getKeyID(), key.toRSAPublicKey().getEncoded()))),
    HS256_WITH_THE_PUBLIC_KEY_AS_JSON(idToken((claims, key, client) -> Tokens.withMac(
            claims, key.getKeyID(), key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)))),
    /** Needs a client that has a secret. */
    HS256_WITH_THE_CLIENT_SECRET(idToken((claims, key, client) ->
            Tokens.withMac(claims, key.getKeyID(), Tokens.secret(client).getBytes(StandardCharsets.UTF_8)))),
    HS256_WITH_A_PUBLISHED_SECRET(idToken(
            OtherKeys.HS256, (claims, key, client) -> Tokens.signed(claims, OtherKeys.HS256, JWSAlgorithm.HS256))),
    KEY_UNKNOWN(idToken((claims, key, client) -> IdTokens.sign(claims, OtherKeys.RS256))),
    KEY_OF_ANOTHER_UNDER_THE_SAME_ID(idToken((claims, key, client) ->
            Tokens.signed(claims, OtherKeys.RS256, JWSAlgorithm.RS256, header -> header.keyID(key.getKeyID())))),
    KEY_IN_THE_HEADER(idToken((claims, key, client) -> Tokens.signed(
            claims, OtherKeys.RS256, JWSAlgorithm.RS256, header -> header.jwk(OtherKeys.RS256.toPublicJWK())))),
    KEY_WHERE_THE_HEADER_SAYS(idToken((claims, key, client) -> Tokens.signed(
            claims,
            OtherKeys.RS256,
            JWSAlgorithm.RS256,
            header -> header.jwkURL(URI.create(Lie.ELSEWHERE + "/keys"))))),
    KEYS_NONE(keys(keySet -> Map.of("keys", List.of()))),
    KEYS_OF_ANOTHER(keys(keySet -> Tokens.published(Map.of(), OtherKeys.ES256))),

    // What the ID token says.
    ISS_CLAIM_OF_ANOTHER(claim("iss", Lie.ELSEWHERE)),
    ISS_CLAIM_MISSING(claim("iss", null)),
    AUD_OF_ANOTHER(claim("aud", "other")),
    AUD_MISSING(claim("aud", null)),
    AUD_OF_TWO_WITHOUT_AZP(secondAudience(client -> null)),
    AZP_OF_ANOTHER(secondAudience(client -> "other")),
    AZP_OF_ANOTHER_WITH_ONE_AUD(claim("azp", "other")),
    EXPIRED(claims((claims, now) -> claims.expirationTime(Date.from(now.minus(Lying.BEYOND_LEEWAY))))),
    EXP_MISSING(claim("exp", null)),
    ISSUED_IN_THE_FUTURE(claims((claims, now) -> claims.issueTime(Date.from(now.plus(Lying.BEYOND_LEEWAY))))),
    IAT_MISSING(claim("iat", null)),
    NONCE_OF_ANOTHER(claim("nonce", "A".repeat(43))),
    NONCE_MISSING(claim("nonce", null)),
    AT_HASH_WRONG(claim("at_hash", "A".repeat(22))),
    SUB_MISSING(claim("sub", null)),
    SUB_EMPTY(claim("sub", "")),
    SUB_OF_256_CHARACTERS(claim("sub", "s".repeat(256))),
    SUB_IS_A_NUMBER(claim("sub", 7)),
    /** Needs a rule that wants re-authentication. */
    AUTH_TIME_MISSING(claim("auth_time", null)),
    /** Needs a rule that wants re-authentication, within less than a day. */
    AUTH_TIME_TOO_OLD(claims((claims, now) ->
            claims.claim("auth_time", now.minus(Duration.ofDays(1)).getEpochSecond()))),
    /** Needs a rule that wants an {@code acr}. */
    ACR_MISSING(claim("acr", null)),
    /** Needs a rule that wants {@link SamplePerson#TWO_FACTORS}. */
    ACR_TOO_LITTLE(claim("acr", SamplePerson.ONE_FACTOR)),
    /** Needs a rule that wants an {@code amr}. */
    AMR_MISSING(claim("amr", null)),
    /** Needs a rule that wants {@code mfa}. */
    AMR_TOO_LITTLE(claim("amr", List.of("pwd"))),

    // The groups: all need a rule that asks for one.
    GROUPS_MISSING(everywhere(claims -> claims.remove("groups"))),
    /** Entra, for somebody in more than 200 groups. */
    GROUPS_ELSEWHERE(everywhere(claims -> {
        claims.remove("groups");
        claims.put("_claim_names", Map.of("groups", "src1"));
        claims.put("_claim_sources", Map.of("src1", Map.of("endpoint", Lie.ELSEWHERE + "/groups")));
    })),
    GROUPS_OF_ANOTHER_TYPE(everywhere(claims -> claims.put("groups", Map.of("payments-admins", true)))),
    USER_INFO_OF_ANOTHER(userInfo(claims -> claims.put("sub", "another"))),
    USER_INFO_WITHOUT_SUB(userInfo(claims -> claims.remove("sub")));

    /** An issuer that is not this one; nothing is there. */
    static final String ELSEWHERE = "https://elsewhere.example.com";

    private final Lies lies;

    Lie(Lies lies) {
        this.lies = lies;
    }

    /** What to tell, from {@link OpenIdProvider#tell}. */
    public Lies lies() {
        return lies;
    }
}
