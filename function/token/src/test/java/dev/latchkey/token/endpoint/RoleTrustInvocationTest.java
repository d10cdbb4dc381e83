package dev.latchkey.token.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.JsonObject;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.testing.ExampleEvents;
import dev.latchkey.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may invoke the function asks about roles; whoever comes by API Gateway cannot. */
class RoleTrustInvocationTest {
    private static final String ADMIN = "arn:aws:iam::111122223333:role/latchkey/Admin";
    private static final String STRANGE = "arn:aws:iam::111122223333:role/latchkey/Strange";
    private static final String SLOW = "arn:aws:iam::111122223333:role/latchkey/Slow";
    private static final String QUESTION = "{\"latchkey\":\"doctor\",\"roles\":[\"%s\"]}".formatted(ADMIN);

    private final List<RoleArn> asked = new ArrayList<>();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<RoleTrustEvent> events = new ArrayList<>();
    private final ApiGatewayHandler handler = new ApiGatewayHandler(
            (request, context) -> {
                requests.add(request);
                return HttpResponse.of(404, Secret.of("nothing"));
            },
            new RoleTrustInvocation(
                    (role, context) -> {
                        asked.add(role);
                        return switch (role.name()) {
                            case "Admin" -> "ok";
                            case "Slow" -> throw new DependencyException("STS", "AssumeRole", "NoTimeLeft");
                            default -> "AccessDenied";
                        };
                    },
                    events::add),
            TestClock.atStart());

    private JsonObject invoke(String payload) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handle(
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                answer,
                Duration.ofSeconds(15),
                "the-invocation");
        return JsonObject.parse(answer.toString(StandardCharsets.UTF_8));
    }

    private static String question(List<String> roles) {
        return "{\"latchkey\":\"doctor\",\"roles\":[\"%s\"]}".formatted(String.join("\",\"", roles));
    }

    @Test
    void question_isAnsweredForEachRole() throws IOException {
        JsonObject answer = invoke(question(List.of(ADMIN, STRANGE, SLOW)));

        assertEquals(
                Map.of(ADMIN, "ok", STRANGE, "AccessDenied", SLOW, "STS AssumeRole NoTimeLeft"),
                Map.of(
                        ADMIN, answer.string(ADMIN).orElse(""),
                        STRANGE, answer.string(STRANGE).orElse(""),
                        SLOW, answer.string(SLOW).orElse("")));
        assertEquals(List.of(), requests);
        assertEquals(
                Map.of(
                        "time",
                        TestClock.START.toString(),
                        "requestId",
                        "the-invocation",
                        "outcome",
                        "roles_checked",
                        "roles",
                        3L,
                        "refused",
                        2L,
                        "millis",
                        0L),
                events.getFirst().members());
    }

    @Test
    void fiftyRoles_areTheMost() throws IOException {
        invoke(question(Collections.nCopies(50, ADMIN)));
        assertEquals(50, asked.size());
        assertEquals(
                "INVALID_REQUEST",
                invoke(question(Collections.nCopies(51, ADMIN))).string("error").orElse(""));
        assertEquals(50, asked.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1]",
                "[null]",
                "\"arn:aws:iam::111122223333:role/latchkey/Admin\"",
                "[\"arn:aws:iam::111122223333:role/*/Admin\", \"arn:aws:iam::111122223333:role/latchkey/../Admin\"]",
                "[\"arn:aws:iam::111122223333:role/latchkey/Admin\", \"arn:aws:iam::111122223333:user/ada\"]"
            })
    void whatIsNoListOfRoles_isRefusedWithoutACall(String roles) throws IOException {
        JsonObject answer = invoke("{\"latchkey\":\"doctor\",\"roles\":%s}".formatted(roles));
        assertEquals("INVALID_REQUEST", answer.string("error").orElse(""));
        assertEquals(List.of(), asked);
        assertEquals("INVALID_REQUEST", events.getFirst().members().get("outcome"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"latchkey\":\"doctor\"}",
                "{\"latchkey\":\"nurse\",\"roles\":[\"arn:aws:iam::111122223333:role/latchkey/Admin\"]}",
                "{\"latchkey\":\"doctor\",\"roles\":[\"arn:aws:iam::111122223333:role/latchkey/Admin\"],\"version\":\"2.0\"}",
                "{\"latchkey\":\"doctor\",\"roles\":[\"arn:aws:iam::111122223333:role/latchkey/Admin\"],\"path\":\"/\"}",
                "[]",
                ""
            })
    void payloadOfAnotherShape_isARequest(String payload) throws IOException {
        isARequest(payload);
    }

    /** A client decides on a body, on headers and on a query, and on nothing beside them. */
    @ParameterizedTest
    @CsvSource({
        "v1-redeem-json.json, queryStringParameters, headers",
        "v2-redeem-json.json, queryStringParameters, headers"
    })
    void requestByApiGateway_cannotAsk(String example, String query, String headers) throws IOException {
        ObjectNode event = JsonObject.parse(new String(ExampleEvents.file(example), StandardCharsets.UTF_8))
                .tree()
                .deepCopy();
        event.put("body", QUESTION);
        event.putObject(query).put("latchkey", "doctor").put("roles", ADMIN);
        event.withObject("/" + headers).put("latchkey", "doctor").put("roles", ADMIN);
        event.put("rawQueryString", "latchkey=doctor&roles=" + ADMIN);
        isARequest(event.toString());
    }

    private void isARequest(String payload) throws IOException {
        assertEquals(404, (int) invoke(payload).number("statusCode").orElseThrow());
        assertEquals(1, requests.size());
        assertEquals(List.of(), asked);
        assertEquals(List.of(), events);
    }
}
