/** Benchmarks of the token function. */
@NullMarked
package dev.latchkey.bench;

import org.jspecify.annotations.NullMarked;
