/** Plain words of the specifications: RFC 6749, 7636 and the AWS Sign-In model. Imports only java.*. */
@NullMarked
package dev.latchkey.oauth;

import org.jspecify.annotations.NullMarked;
