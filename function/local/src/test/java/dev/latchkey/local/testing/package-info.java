/** What the tests that need a service share. */
@NullMarked
package dev.latchkey.local.testing;

import org.jspecify.annotations.NullMarked;
