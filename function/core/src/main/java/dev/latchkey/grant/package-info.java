/** What was granted to whom, until when, and the code that waits to be redeemed for it. */
@NullMarked
package dev.latchkey.grant;

import org.jspecify.annotations.NullMarked;
