/** The function as it is not: with other choices than its own, and what it is held against. */
@NullMarked
package dev.latchkey.bench.variant;

import org.jspecify.annotations.NullMarked;
