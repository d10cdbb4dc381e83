/** The request that is being answered: its time, the calls that it makes, and how they fail. */
@NullMarked
package dev.latchkey.request;

import org.jspecify.annotations.NullMarked;
