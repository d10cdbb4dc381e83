/** The processes of a benchmark: the stand-ins, the function, and what it is compared with. */
@NullMarked
package dev.latchkey.bench.process;

import org.jspecify.annotations.NullMarked;
