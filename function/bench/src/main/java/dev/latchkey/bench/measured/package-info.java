/** Requests as clients send them, and what runs in a process that measures itself. */
@NullMarked
package dev.latchkey.bench.measured;

import org.jspecify.annotations.NullMarked;
