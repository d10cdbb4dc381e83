/** Strict JSON (RFC 8259), read through jackson-databind's tree and written through its generator. */
@NullMarked
package dev.latchkey.json;

import org.jspecify.annotations.NullMarked;
