/** The operator's command, infra/latchkey: where it begins. */
@NullMarked
package dev.latchkey.operator;

import org.jspecify.annotations.NullMarked;
