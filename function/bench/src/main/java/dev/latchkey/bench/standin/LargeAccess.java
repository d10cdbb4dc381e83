package dev.latchkey.bench.standin;

import dev.latchkey.json.JsonObject;
import dev.latchkey.signin.access.AccessJson;
import dev.latchkey.signin.priming.PrimingProvider;
import java.net.URI;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The access file of a large organization: three roles in each of 500 accounts, all of them for everybody. */
final class LargeAccess {
    private static final int ACCOUNTS = 500;

    private LargeAccess() {}

    /** DynamoDB's response to the read of it, as JSON. */
    static String item(URI issuer) {
        String accounts = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(n -> """
                    "%012d": {"name": "Department %d, %s", "labels": ["all"]}""".formatted(n * 7_919L, n, n % 2 == 0 ? "production" : "staging"))
                .collect(Collectors.joining(","));
        String file = """
            {
              "version": 1,
              "organization": {"name": "Example", "contact": "it@example.com"},
              "identityProviders": {
                "staff": {
                  "issuer": "%s", "clientId": "%s", "clientAuthentication": "private_key_jwt", "groups": "groups"
                }
              },
              "accounts": {%s},
              "rules": [%s]
            }
            """.formatted(
                        issuer,
                        PrimingProvider.CLIENT_ID,
                        accounts,
                        String.join(
                                ",",
                                rule("admin", "Admin", "Everything in this account"),
                                rule("operate", "Operator", "Start, stop and restart what runs here"),
                                rule("read", "ReadOnly", "See everything, change nothing")));
        byte[] compiled = AccessJson.compile(JsonObject.parse(file).tree());
        return """
            {"Item": {
              "pk": {"S": "access#current"},
              "version": {"N": "1"},
              "json": {"B": "%s"},
              "appliedBy": {"S": "arn:aws:iam::000000000000:user/operator"},
              "appliedAt": {"N": "1764000000"}
            }}
            """.formatted(Base64.getEncoder().encodeToString(compiled));
    }

    private static String rule(String name, String role, String description) {
        return """
            {
              "name": "%s", "groups": ["staff/%s"], "role": "%s", "description": "%s", "accounts": ["label:all"],
              "remote": true
            }
            """.formatted(name, PrimingProvider.GROUP, role, description);
    }
}
