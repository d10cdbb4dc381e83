/** Keys in AWS KMS, as both functions use them. */
@NullMarked
package dev.latchkey.aws.kms;

import org.jspecify.annotations.NullMarked;
