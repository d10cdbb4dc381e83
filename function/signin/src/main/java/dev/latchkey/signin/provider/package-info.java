/** The relying party (OpenID Connect Core 1.0): sends people to their identity provider, and checks what comes back. */
@NullMarked
package dev.latchkey.signin.provider;

import org.jspecify.annotations.NullMarked;
