/** DynamoDB, KMS and STS in a process of their own: over TLS, in memory, with a delay that can be set. */
@NullMarked
package dev.latchkey.bench.standin;

import org.jspecify.annotations.NullMarked;
