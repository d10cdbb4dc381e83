/** What runs before Lambda takes a snapshot, so that a restored instance has everything ready. */
@NullMarked
package dev.latchkey.signin.priming;

import org.jspecify.annotations.NullMarked;
