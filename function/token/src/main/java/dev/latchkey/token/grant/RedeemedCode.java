package dev.latchkey.token.grant;

import java.time.Instant;

/**
 * What is kept of a code once it is redeemed: enough to give the same answer to the same request again, and to revoke
 * its session should the code turn up elsewhere.
 *
 * @param sessionId the session that the code gave
 * @param subject whose session it is: for the operator
 * @param codeChallenge the code's S256 challenge, by which another presentation proves the verifier
 * @param fingerprint of the request that redeemed it, proof included
 * @param sealedAnswer the answer, as {@link AnswerCipher} seals it
 * @param sessionEndsAt until when it is kept
 */
public record RedeemedCode(
        String sessionId,
        String subject,
        String codeChallenge,
        String fingerprint,
        String sealedAnswer,
        Instant redeemedAt,
        Instant sessionEndsAt) {}
