/** What was granted to whom, until when; the two grants that redeem it; the tokens that carry it. */
@NullMarked
package dev.latchkey.grant;

import org.jspecify.annotations.NullMarked;
