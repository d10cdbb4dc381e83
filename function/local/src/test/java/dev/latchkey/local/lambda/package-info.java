/** The built function under AWS's own Java runtime, as Lambda runs it, without Lambda. */
@NullMarked
package dev.latchkey.local.lambda;

import org.jspecify.annotations.NullMarked;
