/** The AWS SDK's clients, and what every adapter shares. */
@NullMarked
package dev.latchkey.aws;

import org.jspecify.annotations.NullMarked;
