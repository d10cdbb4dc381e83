/** Strict JSON (RFC 8259), read and written through jackson-core's streaming parser. */
@NullMarked
package dev.latchkey.json;

import org.jspecify.annotations.NullMarked;
