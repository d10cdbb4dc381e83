package dev.latchkey.signin.priming;

import dev.latchkey.json.JsonObject;
import dev.latchkey.signin.access.AccessJson;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The access file of a {@link Priming}: of the size that organizations have, with roles that do not exist. */
final class PrimingAccess {
    /** The providers' names, each with its own way of client authentication. */
    static final String WITH_KEY = "key";

    static final String WITH_SECRET = "secret";

    /** One of the choices. */
    static final String CHOICE = "latchkey-priming/000000000001";

    private static final int ACCOUNTS = 50;

    private PrimingAccess() {}

    /** DynamoDB's response to the read of the access file, as JSON. */
    static String item() {
        byte[] compiled = AccessJson.compile(JsonObject.parse(file()).tree());
        return """
            {"Item": {
              "pk": {"S": "access#current"},
              "version": {"N": "1"},
              "json": {"B": "%s"},
              "appliedBy": {"S": "nobody"},
              "appliedAt": {"N": "0"}
            }}
            """.formatted(Base64.getEncoder().encodeToString(compiled));
    }

    private static String file() {
        String accounts = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj("\"%012d\": {\"name\": \"Nobody's\", \"colour\": \"blue\", \"labels\": [\"all\"]}"::formatted)
                .collect(Collectors.joining(","));
        return """
            {
              "version": 1,
              "organization": {"name": "Nobody", "contact": "nobody@example.com"},
              "identityProviders": {
                "%1$s": {
                  "issuer": "%2$s", "clientId": "%3$s", "clientAuthentication": "private_key_jwt", "groups": "groups"
                },
                "%4$s": {
                  "issuer": "%5$s", "clientId": "%3$s", "clientAuthentication": {"secret": "%6$s"}, "groups": "groups"
                }
              },
              "accounts": {%8$s},
              "rules": [
                {
                  "name": "latchkey-priming",
                  "groups": ["%1$s/%7$s", "%4$s/%7$s"],
                  "role": "latchkey-priming",
                  "description": "A role that does not exist",
                  "accounts": ["label:all"],
                  "tags": {"team": "nobody"},
                  "policyArns": ["arn:aws:iam::aws:policy/AWSDenyAll"]
                },
                {
                  "name": "latchkey-priming-recently",
                  "groups": ["%1$s/%7$s", "%4$s/%7$s"],
                  "role": "latchkey-priming-recently",
                  "accounts": ["label:all"],
                  "reauthenticate": "1h",
                  "reason": "required"
                }
              ]
            }
            """.formatted(
                        WITH_KEY,
                        PrimingProvider.WITH_KEY,
                        PrimingProvider.CLIENT_ID,
                        WITH_SECRET,
                        PrimingProvider.WITH_SECRET,
                        "none".repeat(10),
                        PrimingProvider.GROUP,
                        accounts);
    }
}
