/** Credentials minted by AWS STS. */
@NullMarked
package dev.latchkey.token.aws.sts;

import org.jspecify.annotations.NullMarked;
