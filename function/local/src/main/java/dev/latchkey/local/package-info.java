/** Latchkey on one machine: the real function behind an HTTP front, with stand-ins for what it depends on. */
@NullMarked
package dev.latchkey.local;

import org.jspecify.annotations.NullMarked;
