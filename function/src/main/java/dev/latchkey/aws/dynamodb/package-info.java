/** Ports kept in one DynamoDB table. */
@NullMarked
package dev.latchkey.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
