/** The processes of a benchmark: the stand-ins, and those that are measured. */
@NullMarked
package dev.latchkey.bench.process;

import org.jspecify.annotations.NullMarked;
