// Who somebody is to the AWS SDK for JavaScript 3, or the error as Node.js would show it.
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

try {
  console.log((await new STSClient().send(new GetCallerIdentityCommand())).Arn);
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
  process.exit(1);
}
