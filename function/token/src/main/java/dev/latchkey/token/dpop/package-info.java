/** Proof of possession: the DPoP proof (RFC 9449) and the key it was made with. */
@NullMarked
package dev.latchkey.token.dpop;

import org.jspecify.annotations.NullMarked;
