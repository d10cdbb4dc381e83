/** What tests share: a clock they set, proofs, grants, and a fake for every port. */
@NullMarked
package dev.latchkey.testing;

import org.jspecify.annotations.NullMarked;
