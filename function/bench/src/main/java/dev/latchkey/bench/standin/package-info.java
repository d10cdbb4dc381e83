/** AWS's services as far as the function calls them, answering over TLS from recorded responses. */
@NullMarked
package dev.latchkey.bench.standin;

import org.jspecify.annotations.NullMarked;
