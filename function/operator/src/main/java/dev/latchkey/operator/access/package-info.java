/** The access file as its operator has it: written, tested, explained, compared and applied. */
@NullMarked
package dev.latchkey.operator.access;

import org.jspecify.annotations.NullMarked;
