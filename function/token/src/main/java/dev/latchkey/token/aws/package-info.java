/** The AWS SDK's clients of the token function. */
@NullMarked
package dev.latchkey.token.aws;

import org.jspecify.annotations.NullMarked;
