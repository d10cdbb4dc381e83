/** HTTP requests and responses, as a function receives and returns them. */
@NullMarked
package dev.latchkey.http;

import org.jspecify.annotations.NullMarked;
