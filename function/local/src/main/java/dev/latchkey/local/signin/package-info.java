/** The sign-in that issues codes: for one configured person, without asking. */
@NullMarked
package dev.latchkey.local.signin;

import org.jspecify.annotations.NullMarked;
