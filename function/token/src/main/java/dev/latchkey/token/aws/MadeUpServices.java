package dev.latchkey.token.aws;

import dev.latchkey.aws.PrimingHttpClient.MadeUp;
import dev.latchkey.aws.PrimingHttpClient.Response;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteRequest;

/**
 * What the services respond to the login of a made-up person where nobody must ask them: no code is read, verified or
 * redeemed, no access rules are read, and no role is assumed.
 *
 * @param codeItem DynamoDB's response to the read of a code, as JSON
 * @param rulesItem and to the read of the access rules
 */
public record MadeUpServices(String codeItem, String rulesItem) implements MadeUp {
    private static final String ASSUMED_ROLE = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>\
            <Credentials><AccessKeyId>none</AccessKeyId><SecretAccessKey>none</SecretAccessKey>\
            <SessionToken>none</SessionToken><Expiration>9999-12-31T23:59:59Z</Expiration></Credentials>\
            <AssumedRoleUser><Arn>none</Arn><AssumedRoleId>none</AssumedRoleId></AssumedRoleUser>\
            </AssumeRoleResult><ResponseMetadata><RequestId>none</RequestId></ResponseMetadata></AssumeRoleResponse>
            """;

    @Override
    public Optional<Response> to(HttpExecuteRequest request) {
        String operation =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("STS");
        return switch (operation) {
            case "STS" -> Optional.of(new Response("text/xml", ASSUMED_ROLE));
            case "DynamoDB_20120810.TransactWriteItems" -> Optional.of(Response.json("{}"));
            case "DynamoDB_20120810.TransactGetItems" -> Optional.of(Response.json(codeItem));
            case "DynamoDB_20120810.GetItem" -> Optional.of(Response.json(rulesItem));
            case "TrentService.VerifyMac" -> Optional.of(Response.json("{\"MacValid\": true}"));
            default -> Optional.empty();
        };
    }
}
