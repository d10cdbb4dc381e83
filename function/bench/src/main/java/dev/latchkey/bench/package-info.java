/** {@code mvn -Pbench}: measures the function, part by part. */
@NullMarked
package dev.latchkey.bench;

import org.jspecify.annotations.NullMarked;
