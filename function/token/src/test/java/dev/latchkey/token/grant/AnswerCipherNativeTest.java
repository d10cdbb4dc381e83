package dev.latchkey.token.grant;

import dev.latchkey.testing.WithNativeCrypto;
import org.junit.jupiter.api.extension.ExtendWith;

/** The inherited tests, with the cryptography that the deployed function has. */
@ExtendWith(WithNativeCrypto.class)
class AnswerCipherNativeTest extends AnswerCipherTest {}
