/** Lambda: API Gateway's events, the event log and its metrics, the environment, native cryptography. */
@NullMarked
package dev.latchkey.lambda;

import org.jspecify.annotations.NullMarked;
