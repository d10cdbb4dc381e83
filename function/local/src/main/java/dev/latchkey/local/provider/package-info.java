/** A sample OpenID provider for this machine, which can be told to lie. */
@NullMarked
package dev.latchkey.local.provider;

import org.jspecify.annotations.NullMarked;
