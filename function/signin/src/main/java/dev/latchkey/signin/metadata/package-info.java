/** What clients read about the service: its metadata (RFC 8414, OpenID Connect Discovery 1.0) and its public keys. */
@NullMarked
package dev.latchkey.signin.metadata;

import org.jspecify.annotations.NullMarked;
