/** The pages that people see. They show what they are given; what that is, the endpoint decides. */
@NullMarked
package dev.latchkey.signin.page;

import org.jspecify.annotations.NullMarked;
