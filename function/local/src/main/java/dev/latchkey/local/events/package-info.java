/** Fresh events for {@code sam local invoke}. */
@NullMarked
package dev.latchkey.local.events;

import org.jspecify.annotations.NullMarked;
