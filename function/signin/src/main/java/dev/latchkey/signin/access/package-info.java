/** Who may be what: the access file, and what it gives to a person. */
@NullMarked
package dev.latchkey.signin.access;

import org.jspecify.annotations.NullMarked;
