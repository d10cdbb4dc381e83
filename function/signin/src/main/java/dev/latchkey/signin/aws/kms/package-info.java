/** What the sign-in function does with keys in AWS KMS. */
@NullMarked
package dev.latchkey.signin.aws.kms;

import org.jspecify.annotations.NullMarked;
