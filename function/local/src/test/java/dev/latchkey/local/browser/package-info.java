/** Sign-ins as people do them: the official AWS CLI, a browser, and identity providers that others have written. */
@NullMarked
package dev.latchkey.local.browser;

import org.jspecify.annotations.NullMarked;
