/** The DynamoDB table, and the items that both functions know. */
@NullMarked
package dev.latchkey.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
