/** One class for each part of the benchmark, which measures and makes the part's tables. */
@NullMarked
package dev.latchkey.bench.part;

import org.jspecify.annotations.NullMarked;
