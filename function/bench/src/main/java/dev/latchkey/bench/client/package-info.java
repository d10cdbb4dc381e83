/** Requests as clients send them, made before anything is timed. */
@NullMarked
package dev.latchkey.bench.client;

import org.jspecify.annotations.NullMarked;
