/** Whether a deployment is complete and answers. */
@NullMarked
package dev.latchkey.operator.doctor;

import org.jspecify.annotations.NullMarked;
