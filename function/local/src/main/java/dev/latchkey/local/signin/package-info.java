/** The sign-in that issues codes: one configured person, never asked. */
@NullMarked
package dev.latchkey.local.signin;

import org.jspecify.annotations.NullMarked;
