/** The token endpoint: the flow from request to answer, and the event that tells its story. */
@NullMarked
package dev.latchkey.token.endpoint;

import org.jspecify.annotations.NullMarked;
