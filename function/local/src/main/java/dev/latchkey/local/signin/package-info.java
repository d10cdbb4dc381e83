/** The sign-in on one machine: its access file, its sample identity provider, and going through it without a person. */
@NullMarked
package dev.latchkey.local.signin;

import org.jspecify.annotations.NullMarked;
