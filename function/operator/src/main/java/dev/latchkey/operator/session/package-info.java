/** People's sessions, and how they are ended. */
@NullMarked
package dev.latchkey.operator.session;

import org.jspecify.annotations.NullMarked;
