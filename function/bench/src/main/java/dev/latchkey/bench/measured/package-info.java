/** What runs in the measured processes, each of which prints what it found as one line of JSON. */
@NullMarked
package dev.latchkey.bench.measured;

import org.jspecify.annotations.NullMarked;
