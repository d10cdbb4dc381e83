/** The command line: what can be asked, and how it is answered. */
@NullMarked
package dev.latchkey.operator.command;

import org.jspecify.annotations.NullMarked;
