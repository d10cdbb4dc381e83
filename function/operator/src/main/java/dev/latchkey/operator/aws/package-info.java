/** AWS, as the operator's command calls it. */
@NullMarked
package dev.latchkey.operator.aws;

import org.jspecify.annotations.NullMarked;
