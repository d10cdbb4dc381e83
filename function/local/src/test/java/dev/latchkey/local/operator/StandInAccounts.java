package dev.latchkey.local.operator;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.Exchange.Answer;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.http.QueryString;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * What the command calls of STS, IAM, CloudWatch Logs and Lambda, in several accounts. Whose credentials they are, their access
 * key says.
 */
final class StandInAccounts implements AutoCloseable {
    static final String OWN = "111122223333";
    static final String OPERATOR = "arn:aws:sts::111122223333:assumed-role/Operators/ada";

    /** The operator's, of the account {@link #OWN}. */
    static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("AKIA" + OWN, "secret");

    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=(?:AKIA|ASIA)(\\d{12})/");
    private static final Pattern FILTER =
            Pattern.compile("\\{ \\(\\$\\.person = \"([A-Za-z0-9_-]{43})\"\\) && \\(\\$\\.status >= 400\\) }");

    private final LoopbackServer server = LoopbackServer.start(this::answer);
    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Map<String, String> policies = new ConcurrentHashMap<>();
    private final List<String> assumed = new CopyOnWriteArrayList<>();
    private final Map<String, List<Line>> logs = new ConcurrentHashMap<>();

    private volatile UnaryOperator<String> function = payload -> "{\"statusCode\":404}";

    private record Line(Instant at, String text) {}

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Failure(int status, String code) {
            super(code, null, false, false);
            this.status = status;
        }
    }

    URI url() {
        return server.url();
    }

    /** From now on there is such a role. */
    void create(String account, String role) {
        roles.add(account + "/" + role);
    }

    /** From now on the call is not allowed: {@code PutRolePolicy 444455556666/Admin}, say. */
    void deny(String call) {
        denied.add(call);
    }

    void allow(String call) {
        denied.remove(call);
    }

    /** The documents that are attached, by account, role and policy with slashes between them. */
    Map<String, String> policies() {
        return new TreeMap<>(policies);
    }

    /** The roles that were assumed, in that order. */
    List<String> assumed() {
        return List.copyOf(assumed);
    }

    /** From now on the function {@code tokens} answers so. */
    void function(UnaryOperator<String> answers) {
        function = answers;
    }

    void log(String group, Instant at, String line) {
        logs.computeIfAbsent(group, first -> new CopyOnWriteArrayList<>()).add(new Line(at, line));
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Exchange exchange) {
        if (exchange.path().equals("/2015-03-31/functions/tokens/invocations")) {
            return json(200, function.apply(exchange.body().text()));
        }
        boolean isJson = !exchange.header("x-amz-target").isEmpty();
        try {
            return isJson
                    ? filterLogEvents(JsonObject.parse(exchange.body().text()))
                    : query(account(exchange), QueryString.parse(exchange.body().text()));
        } catch (Failure e) {
            String code = String.valueOf(e.getMessage());
            return isJson
                    ? json(e.status, Json.write(Map.of("__type", code, "message", "no")))
                    : xml(
                            e.status,
                            "<ErrorResponse><Error><Code>%s</Code><Message>no</Message></Error></ErrorResponse>"
                                    .formatted(code));
        }
    }

    private static String account(Exchange exchange) {
        Matcher key = ACCESS_KEY.matcher(exchange.header("authorization"));
        if (!key.find()) {
            throw new Failure(403, "InvalidClientTokenId");
        }
        return key.group(1);
    }

    private Answer query(String account, Map<String, String> call) {
        String action = call.getOrDefault("Action", "");
        return switch (action) {
            case "GetCallerIdentity" -> done(action, "<Arn>%s</Arn>".formatted(OPERATOR));
            case "AssumeRole" -> assumeRole(call.getOrDefault("RoleArn", ""));
            case "PutRolePolicy" -> {
                policies.put(policy(account, call), call.getOrDefault("PolicyDocument", ""));
                yield done(action, "");
            }
            case "DeleteRolePolicy" -> {
                if (policies.remove(policy(account, call)) == null) {
                    throw new Failure(404, "NoSuchEntity");
                }
                yield done(action, "");
            }
            default -> throw new Failure(400, "InvalidAction");
        };
    }

    private Answer assumeRole(String arn) {
        if (denied.contains("AssumeRole " + arn)) {
            throw new Failure(403, "AccessDenied");
        }
        assumed.add(arn);
        return done("AssumeRole", """
                <Credentials><AccessKeyId>ASIA%s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
                <SessionToken>token</SessionToken><Expiration>2226-01-01T00:00:00Z</Expiration></Credentials>\
                """.formatted(arn.split(":", -1)[4]));
    }

    private String policy(String account, Map<String, String> call) {
        String role = account + "/" + call.get("RoleName");
        if (denied.contains(call.get("Action") + " " + role)) {
            throw new Failure(403, "AccessDenied");
        }
        if (!roles.contains(role)) {
            throw new Failure(404, "NoSuchEntity");
        }
        return role + "/" + call.get("PolicyName");
    }

    /** One event on each page. */
    private Answer filterLogEvents(JsonObject call) {
        List<Line> lines = logs.get(call.string("logGroupName").orElse(""));
        if (lines == null) {
            throw new Failure(400, "ResourceNotFoundException");
        }
        Matcher filter = FILTER.matcher(call.string("filterPattern").orElse(""));
        if (!filter.matches()) {
            throw new Failure(400, "InvalidParameterException");
        }
        Instant since = Instant.ofEpochMilli((long) call.number("startTime").orElse(0));
        List<Line> found = new ArrayList<>();
        for (Line line : lines) {
            JsonObject event = JsonObject.parse(line.text());
            if (!line.at().isBefore(since)
                    && event.has("person", filter.group(1))
                    && event.number("status").orElse(0) >= 400) {
                found.add(line);
            }
        }
        int page = Integer.parseInt(call.string("nextToken").orElse("0"));
        return json(200, Json.write(json -> {
            json.writeArrayFieldStart("events");
            if (page < found.size()) {
                json.writeStartObject();
                json.writeNumberField("timestamp", found.get(page).at().toEpochMilli());
                json.writeStringField("message", found.get(page).text());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (page + 1 < found.size()) {
                json.writeStringField("nextToken", Integer.toString(page + 1));
            }
        }));
    }

    private static Answer done(String action, String result) {
        return xml(200, "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
    }

    private static Answer xml(int status, String text) {
        return new Answer(status, Map.of("Content-Type", "text/xml"), text);
    }

    private static Answer json(int status, String text) {
        return new Answer(status, Map.of("Content-Type", "application/x-amz-json-1.1"), text);
    }
}
