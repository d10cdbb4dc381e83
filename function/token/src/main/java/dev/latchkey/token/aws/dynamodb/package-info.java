/** The token function's ports that the DynamoDB table serves. */
@NullMarked
package dev.latchkey.token.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
