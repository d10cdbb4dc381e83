/** What is measured: each part makes its tables. */
@NullMarked
package dev.latchkey.bench.part;

import org.jspecify.annotations.NullMarked;
