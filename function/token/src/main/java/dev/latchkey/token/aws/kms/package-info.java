/** Ports served by AWS KMS keys. */
@NullMarked
package dev.latchkey.token.aws.kms;

import org.jspecify.annotations.NullMarked;
