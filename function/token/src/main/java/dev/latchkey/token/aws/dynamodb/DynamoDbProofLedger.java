package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.dpop.DpopProof;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.dpop.ProofLedger;
import java.time.Duration;
import java.time.Instant;

/**
 * Used proofs as {@code proof#} items: {@code pk} with the hash of thumbprint and jti, the fingerprint of the request,
 * and firstUse (N, epoch seconds). Kept until the proof is too old for the widest window there can be: a deployment
 * that widens its window must not accept proofs that it has forgotten.
 */
public final class DynamoDbProofLedger implements ProofLedger {
    /** For instances whose clock is behind DynamoDB's, by which expired items are removed. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final DynamoDbTable table;

    public DynamoDbProofLedger(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public boolean record(DpopProof proof, String fingerprint, Instant now, RequestContext context) {
        return table.update(
                        key(proof),
                        context,
                        update -> update.updateExpression(
                                        "SET fingerprint = :fingerprint, firstUse = if_not_exists(firstUse, :now),"
                                                + " expiresAt = :expiresAt")
                                .conditionExpression("attribute_not_exists(pk)"
                                        + " OR (fingerprint = :fingerprint AND firstUse >= :earliestFirstUse)")
                                .expressionAttributeValues(Attributes.empty()
                                        .put(":fingerprint", fingerprint)
                                        .put(":now", now)
                                        .put(":earliestFirstUse", now.minus(RETRY_WINDOW))
                                        .put(
                                                ":expiresAt",
                                                proof.issuedAt()
                                                        .plus(DpopProofVerifier.MAX_WINDOW)
                                                        .plus(MARGIN))
                                        .asItem()))
                .applied();
    }

    /** Thumbprints have no dot, so that no two pairs give the same text. */
    private static String key(DpopProof proof) {
        return TableKey.PROOF.of(Sha256.base64Url(proof.jkt() + "." + proof.jti()));
    }
}
