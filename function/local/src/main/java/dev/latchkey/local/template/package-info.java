/** Reads template.yaml. */
@NullMarked
package dev.latchkey.local.template;

import org.jspecify.annotations.NullMarked;
