/** People whose sessions run are looked up again at their identity provider. */
@NullMarked
package dev.latchkey.signin.recheck;

import org.jspecify.annotations.NullMarked;
