/** A stand-in for AWS KMS that speaks its protocol. */
@NullMarked
package dev.latchkey.local.kms;

import org.jspecify.annotations.NullMarked;
