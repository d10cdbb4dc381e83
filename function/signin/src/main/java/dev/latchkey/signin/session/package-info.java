/** What becomes of people's sessions once they have begun. */
@NullMarked
package dev.latchkey.signin.session;

import org.jspecify.annotations.NullMarked;
