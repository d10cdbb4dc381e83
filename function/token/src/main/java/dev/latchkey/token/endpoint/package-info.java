/** The token endpoint: the flow from request to response, and the event that tells what happened. */
@NullMarked
package dev.latchkey.token.endpoint;

import org.jspecify.annotations.NullMarked;
