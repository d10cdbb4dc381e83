/** What the stand-ins keep on disk. */
@NullMarked
package dev.latchkey.local.storage;

import org.jspecify.annotations.NullMarked;
