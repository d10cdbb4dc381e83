/** A sign-in, from the authorization request to the code. The endpoint calls it; providers, rules and stores are below it. */
@NullMarked
package dev.latchkey.signin.flow;

import org.jspecify.annotations.NullMarked;
