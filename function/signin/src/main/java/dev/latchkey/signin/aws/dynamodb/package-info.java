/** The sign-in function's ports that the DynamoDB table serves. */
@NullMarked
package dev.latchkey.signin.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
