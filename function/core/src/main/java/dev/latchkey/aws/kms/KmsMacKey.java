package dev.latchkey.aws.kms;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.request.RequestContext;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/**
 * The HMAC_256 key in KMS that authenticates codes: the sign-in function's role may generate with it, the token
 * function's may verify.
 */
public final class KmsMacKey implements CodeMac.Generator, CodeMac.Verifier {
    private static final AwsOperation GENERATE_MAC = new AwsOperation("KMS", "GenerateMac");
    private static final AwsOperation VERIFY_MAC = new AwsOperation("KMS", "VerifyMac");
    private static final MacAlgorithmSpec ALGORITHM = MacAlgorithmSpec.HMAC_SHA_256;

    private final KmsClient kms;
    private final String arn;

    public KmsMacKey(KmsClient kms, String arn) {
        this.kms = kms;
        this.arn = arn;
    }

    @Override
    public byte[] generate(byte[] message, RequestContext context) {
        return GENERATE_MAC.call(
                context,
                timeouts -> kms.generateMac(generate -> generate.keyId(arn)
                                .message(SdkBytes.fromByteArray(message))
                                .macAlgorithm(ALGORITHM)
                                .overrideConfiguration(timeouts))
                        .mac()
                        .asByteArray());
    }

    @Override
    public boolean verify(CodeMac mac, RequestContext context) {
        return VERIFY_MAC.call(context, timeouts -> {
            try {
                return kms.verifyMac(verify -> verify.keyId(arn)
                                .message(SdkBytes.fromByteArray(mac.message()))
                                .mac(SdkBytes.fromByteArray(mac.value()))
                                .macAlgorithm(ALGORITHM)
                                .overrideConfiguration(timeouts))
                        .macValid();
            } catch (KmsInvalidMacException e) {
                return false;
            }
        });
    }
}
