package dev.latchkey.operator.aws;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.operator.command.CommandException;
import dev.latchkey.operator.doctor.RoleChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The token function, invoked past API Gateway. */
final class LambdaRoleTrust implements RoleChecks.Function {
    /** The version that serves requests. */
    private static final String ALIAS = "live";

    private final LambdaClient client;
    private final String name;

    LambdaRoleTrust(LambdaClient client, String name) {
        this.client = client;
        this.name = name;
    }

    @Override
    public Map<String, String> trust(List<String> roles) {
        SdkBytes payload = SdkBytes.fromUtf8String(Json.write(json -> {
            json.writeStringField("latchkey", "doctor");
            Json.writeStrings(json, "roles", roles);
        }));
        InvokeResponse response = new AwsCall(
                        "Lambda", "Invoke", "lambda:InvokeFunction", "the function %s:%s".formatted(name, ALIAS))
                .call(() -> client.invoke(
                        invoke -> invoke.functionName(name).qualifier(ALIAS).payload(payload)));
        if (response.functionError() != null) {
            throw new CommandException("the function %s failed, see its log".formatted(name));
        }
        return trust(response.payload().asUtf8String(), roles);
    }

    private Map<String, String> trust(String answer, List<String> roles) {
        try {
            JsonObject json = JsonObject.parse(answer);
            Map<String, String> trust = new LinkedHashMap<>();
            roles.forEach(role -> json.string(role).ifPresent(outcome -> trust.put(role, outcome)));
            if (!trust.isEmpty()) {
                return trust;
            }
        } catch (MalformedJsonException e) {
            // Said below.
        }
        throw new CommandException(
                "the function %s does not answer as the token function does: --function is the output FunctionName"
                        .formatted(name));
    }
}
