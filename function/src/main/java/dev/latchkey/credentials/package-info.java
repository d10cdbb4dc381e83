/** Temporary AWS credentials for a session. */
@NullMarked
package dev.latchkey.credentials;

import org.jspecify.annotations.NullMarked;
