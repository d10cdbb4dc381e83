package dev.latchkey.token.grant;

import dev.latchkey.grant.PersonId;
import java.time.Instant;

/**
 * What is kept of a code once it is redeemed: enough to give the same request the same answer again, and to revoke the
 * session should the code turn up elsewhere.
 *
 * @param sessionId the session that the code started
 * @param person whose session it is
 * @param rule the access rule that granted it; empty for a code that an older version redeemed
 * @param subject the assumed-role ARN: for the operator
 * @param authTime when the person was authenticated, by which levers count
 * @param sessionEndsAt until when it is kept
 * @param codeChallenge the code's S256 challenge, by which another presentation proves the verifier
 * @param fingerprint of the request that redeemed it, proof included
 * @param sealedAnswer the answer, as {@link AnswerCipher} seals it
 */
public record RedeemedCode(
        String sessionId,
        PersonId person,
        String rule,
        String subject,
        Instant authTime,
        Instant redeemedAt,
        Instant sessionEndsAt,
        String codeChallenge,
        String fingerprint,
        SealedAnswer sealedAnswer) {}
