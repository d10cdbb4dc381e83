/** Ports served by AWS KMS keys. */
@NullMarked
package dev.latchkey.aws.kms;

import org.jspecify.annotations.NullMarked;
