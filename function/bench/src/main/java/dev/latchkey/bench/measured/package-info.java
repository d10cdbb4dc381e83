/** What runs in a process that measures itself, and prints what it found as one line of JSON. */
@NullMarked
package dev.latchkey.bench.measured;

import org.jspecify.annotations.NullMarked;
