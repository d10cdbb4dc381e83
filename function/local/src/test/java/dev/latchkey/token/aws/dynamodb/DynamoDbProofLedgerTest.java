package dev.latchkey.token.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.dpop.DpopProof;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.dpop.ProofLedger;
import dev.latchkey.token.dpop.ProofLedgerContract;
import dev.latchkey.token.testing.Proof;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("service")
class DynamoDbProofLedgerTest extends ProofLedgerContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected ProofLedger ledger() {
        return new DynamoDbProofLedger(harness.table());
    }

    @Test
    void record_item_isNamedByAHashAndOutlivesTheProofInTheWidestWindow() {
        DpopProof proof = new DpopProofVerifier(List.of(URI.create(Proof.ENDPOINT)), Duration.ofMinutes(5))
                .verify(List.of(Proof.with(Proof.newKey()).sign()), TestClock.START);
        assertTrue(ledger().record(proof, "a-fingerprint", TestClock.START, context()));

        Map<String, AttributeValue> item = harness.clients()
                .dynamoDb()
                .getItem(get -> get.tableName(harness.provisioned().tableName())
                        .key(Map.of(
                                "pk",
                                AttributeValue.fromS("proof#" + Sha256.base64Url(proof.jkt() + "." + proof.jti())))))
                .item();
        assertFalse(item.isEmpty());
        assertFalse(item.toString().contains(proof.jti()));
        long keptUntil = Long.parseLong(
                item.getOrDefault("expiresAt", AttributeValue.fromN("0")).n());
        assertTrue(
                keptUntil >= proof.issuedAt().plus(DpopProofVerifier.MAX_WINDOW).getEpochSecond(),
                "it is kept until " + keptUntil);
    }

    private static RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }
}
