/** The wire: an HTTP request in, the token request it holds; an answer out, in the client's own spelling. */
@NullMarked
package dev.latchkey.http;

import org.jspecify.annotations.NullMarked;
