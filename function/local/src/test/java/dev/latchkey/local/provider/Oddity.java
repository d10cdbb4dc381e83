package dev.latchkey.local.provider;

import static dev.latchkey.local.provider.Lying.claim;
import static dev.latchkey.local.provider.Lying.claims;
import static dev.latchkey.local.provider.Lying.idToken;
import static dev.latchkey.local.provider.Lying.keys;
import static dev.latchkey.local.provider.Lying.secondAudience;
import static dev.latchkey.local.provider.Lying.tokens;
import static dev.latchkey.local.provider.Lying.unannounced;
import static dev.latchkey.local.provider.Lying.userInfo;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** What an honest provider may do, and some do: people of such a one are signed in like all others. */
@SuppressWarnings("ImmutableEnumChecker") // It is a function without state.
public enum Oddity {
    NOTHING_ODD(Lies.NONE),
    ISS_NOT_ANNOUNCED(unannounced(answer -> {})),
    ISS_NEITHER_ANNOUNCED_NOR_SENT(unannounced(answer -> answer.remove("iss"))),
    UNKNOWN_PARAMETERS(Lying.redirect(answer -> answer.put("session_state", List.of("abc")))),
    UNKNOWN_TOKENS(tokens(answer -> answer.put("not-before-policy", 0))),
    UNKNOWN_CLAIMS(claim("realm_access", Map.of("roles", List.of("user")))),
    AT_HASH_MISSING(claim("at_hash", null)),
    AUD_OF_TWO_WITH_AZP(secondAudience(client -> client)),
    EXPIRED_WITHIN_LEEWAY(claims((claims, now) -> claims.expirationTime(Date.from(now.minus(Lying.WITHIN_LEEWAY))))),
    ISSUED_AHEAD_WITHIN_LEEWAY(claims((claims, now) -> claims.issueTime(Date.from(now.plus(Lying.WITHIN_LEEWAY))))),
    SUB_OF_255_CHARACTERS(claim("sub", "s".repeat(255))),
    GROUPS_IN_USER_INFO_ALONE(userInfo(claims -> {})),
    KEY_ID_MISSING(idToken(
            (claims, key, client) -> Tokens.signed(claims, key, JWSAlgorithm.RS256, header -> header.keyID(null)))),
    KEYS_OF_OTHER_KINDS(keys(keySet -> Tokens.published(Tokens.published(keySet, OtherKeys.ES256), OtherKeys.HS256))),
    /** The provider has a new key since its keys were last asked for. */
    KEY_ROTATED(idToken(OtherKeys.RS256, (claims, key, client) -> IdTokens.sign(claims, OtherKeys.RS256))),
    /** Needs a provider that is configured with this algorithm. */
    PS256(idToken(OtherKeys.PS256, (claims, key, client) -> IdTokens.sign(claims, OtherKeys.PS256))),
    /** Needs a provider that is configured with this algorithm. */
    ES256(idToken(
            OtherKeys.ES256, (claims, key, client) -> Tokens.signed(claims, OtherKeys.ES256, JWSAlgorithm.ES256))),
    /** Needs a provider that is configured with this algorithm. */
    ES384(idToken(
            OtherKeys.ES384,
            (claims, key, client) ->
                    Tokens.signed(Tokens.without("at_hash", claims), OtherKeys.ES384, JWSAlgorithm.ES384)));

    private final Lies habit;

    Oddity(Lies habit) {
        this.habit = habit;
    }

    /** What to tell, from {@link OpenIdProvider#tell}. */
    public Lies habit() {
        return habit;
    }
}
