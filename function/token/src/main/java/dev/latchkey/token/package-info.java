/** The shell: the Lambda handler, the settings, and the one place where everything is built. */
@NullMarked
package dev.latchkey.token;

import org.jspecify.annotations.NullMarked;
