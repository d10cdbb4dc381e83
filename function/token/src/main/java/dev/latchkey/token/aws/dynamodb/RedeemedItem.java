package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.PersonId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.RedeemedCode;
import dev.latchkey.token.grant.SealedAnswer;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of a {@code redeemed#} item: {@code pk} with the same hash as the code's, sessionId, person, rule,
 * subject, codeChallenge, fingerprint, answer (B, as {@link dev.latchkey.token.grant.AnswerCipher} seals it), authTime,
 * redeemedAt and sessionEndsAt (N, epoch seconds), and {@code expiresAt}, which is sessionEndsAt. Where an older version
 * kept no authTime, redeemedAt takes its place.
 */
final class RedeemedItem {
    private RedeemedItem() {}

    static String key(Secret code) {
        return TableKey.REDEEMED.of(code.sha256());
    }

    static Map<String, AttributeValue> of(Secret code, RedeemedCode redeemed) {
        return Attributes.empty()
                .put("pk", key(code))
                .put("sessionId", redeemed.sessionId())
                .put("person", redeemed.person().value())
                .put("rule", redeemed.rule())
                .put("subject", redeemed.subject())
                .put("authTime", redeemed.authTime())
                .put("redeemedAt", redeemed.redeemedAt())
                .put("sessionEndsAt", redeemed.sessionEndsAt())
                .put("codeChallenge", redeemed.codeChallenge())
                .put("fingerprint", redeemed.fingerprint())
                .put("answer", redeemed.sealedAnswer().bytes())
                .put("expiresAt", redeemed.sessionEndsAt())
                .asItem();
    }

    static RedeemedCode parse(Map<String, AttributeValue> item) {
        Attributes read = Attributes.of(item);
        return new RedeemedCode(
                read.string("sessionId"),
                PersonId.parse(read.string("person")),
                read.optionalString("rule").orElse(""),
                read.string("subject"),
                read.time(item.containsKey("authTime") ? "authTime" : "redeemedAt"),
                read.time("redeemedAt"),
                read.time("sessionEndsAt"),
                read.string("codeChallenge"),
                read.string("fingerprint"),
                SealedAnswer.of(read.bytes("answer")));
    }
}
