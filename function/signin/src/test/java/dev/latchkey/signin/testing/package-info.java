/** The sign-in endpoint with everything around it in memory: stores, keys, identity providers, browsers. */
@NullMarked
package dev.latchkey.signin.testing;

import org.jspecify.annotations.NullMarked;
