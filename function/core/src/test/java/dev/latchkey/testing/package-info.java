/** What all tests share: a clock that they can set, a grant, native cryptography. */
@NullMarked
package dev.latchkey.testing;

import org.jspecify.annotations.NullMarked;
