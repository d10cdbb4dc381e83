/** A stand-in for AWS STS that speaks its protocol. */
@NullMarked
package dev.latchkey.local.sts;

import org.jspecify.annotations.NullMarked;
