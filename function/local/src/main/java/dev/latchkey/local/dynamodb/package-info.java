/** DynamoDB Local, in this process. */
@NullMarked
package dev.latchkey.local.dynamodb;

import org.jspecify.annotations.NullMarked;
