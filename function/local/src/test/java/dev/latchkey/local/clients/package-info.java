/** AWS's clients, unmodified, in processes of their own: what docs/clients.md says of them. */
@NullMarked
package dev.latchkey.local.clients;

import org.jspecify.annotations.NullMarked;
