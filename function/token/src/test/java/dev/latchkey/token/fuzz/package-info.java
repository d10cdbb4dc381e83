/** Coverage-guided fuzzing of what reads strangers' bytes; the seeds are in {@code src/test/resources}. */
@NullMarked
package dev.latchkey.token.fuzz;

import org.jspecify.annotations.NullMarked;
