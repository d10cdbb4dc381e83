/** Credentials minted by AWS STS. */
@NullMarked
package dev.latchkey.aws.sts;

import org.jspecify.annotations.NullMarked;
