/** YAML 1.2, read strictly, with the place of everything. */
@NullMarked
package dev.latchkey.operator.yaml;

import org.jspecify.annotations.NullMarked;
