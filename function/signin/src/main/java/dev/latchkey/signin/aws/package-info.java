/** The sign-in function's clients of AWS. */
@NullMarked
package dev.latchkey.signin.aws;

import org.jspecify.annotations.NullMarked;
