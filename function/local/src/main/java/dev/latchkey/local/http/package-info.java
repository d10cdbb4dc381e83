/** HTTP on the loopback interface, and the front that turns requests into API Gateway events. */
@NullMarked
package dev.latchkey.local.http;

import org.jspecify.annotations.NullMarked;
