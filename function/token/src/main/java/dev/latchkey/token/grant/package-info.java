/** The two grants that redeem what was granted, the tokens that carry it, and the answers that are kept. */
@NullMarked
package dev.latchkey.token.grant;

import org.jspecify.annotations.NullMarked;
