/** The sign-in function: who people are, and which role they get. */
@NullMarked
package dev.latchkey.signin;

import org.jspecify.annotations.NullMarked;
