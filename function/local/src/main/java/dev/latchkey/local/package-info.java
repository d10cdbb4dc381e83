/** Latchkey on one machine: the very function behind an HTTP front, with stand-ins for what it leans on. */
@NullMarked
package dev.latchkey.local;

import org.jspecify.annotations.NullMarked;
