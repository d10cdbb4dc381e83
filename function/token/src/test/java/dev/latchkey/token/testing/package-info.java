/** Fakes of the token function's ports, and test data. */
@NullMarked
package dev.latchkey.token.testing;

import org.jspecify.annotations.NullMarked;
