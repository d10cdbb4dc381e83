/** What tests run the command with. */
@NullMarked
package dev.latchkey.operator.testing;

import org.jspecify.annotations.NullMarked;
