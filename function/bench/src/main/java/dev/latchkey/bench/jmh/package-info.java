/** The function's own work, piece by piece. */
@NullMarked
package dev.latchkey.bench.jmh;

import org.jspecify.annotations.NullMarked;
