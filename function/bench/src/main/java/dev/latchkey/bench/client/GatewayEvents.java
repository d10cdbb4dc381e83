package dev.latchkey.bench.client;

import dev.latchkey.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Events in payload format 2.0, with all that API Gateway puts into one. */
final class GatewayEvents {
    private static final String HOST = "login.example.com";
    private static final String USER_AGENT =
            "aws-cli/2.32.3 md/awscrt#0.28.4 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.9 cfg/retry-mode#standard";

    private GatewayEvents() {}

    static byte[] post(String body, String proof) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("accept", "application/json");
        headers.put("accept-encoding", "identity");
        headers.put("content-length", Integer.toString(body.length()));
        headers.put("content-type", "application/json");
        headers.put("dpop", proof);
        headers.put("host", HOST);
        headers.put("user-agent", USER_AGENT);
        headers.put("x-amzn-trace-id", "Root=1-69244f2a-0f7d3c5b2f0e4f5a1c2d3e4f");
        headers.put("x-forwarded-for", "192.0.2.7");
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        return Json.write(json -> {
                    json.writeStringField("version", "2.0");
                    json.writeStringField("routeKey", "POST /v1/token");
                    json.writeStringField("rawPath", "/v1/token");
                    json.writeStringField("rawQueryString", "");
                    Json.writeStringMap(json, "headers", headers);
                    json.writeObjectFieldStart("requestContext");
                    json.writeStringField("accountId", "111122223333");
                    json.writeStringField("apiId", "a1b2c3d4e5");
                    json.writeStringField("domainName", HOST);
                    json.writeStringField("domainPrefix", "login");
                    Json.writeStringMap(
                            json,
                            "http",
                            Map.of(
                                    "method", "POST",
                                    "path", "/v1/token",
                                    "protocol", "HTTP/1.1",
                                    "sourceIp", "192.0.2.7",
                                    "userAgent", USER_AGENT));
                    json.writeStringField("requestId", UUID.randomUUID().toString());
                    json.writeStringField("routeKey", "POST /v1/token");
                    json.writeStringField("stage", "$default");
                    json.writeStringField("time", "24/Nov/2026:12:00:00 +0000");
                    json.writeNumberField("timeEpoch", 1_795_521_600_000L);
                    json.writeEndObject();
                    json.writeStringField("body", body);
                    json.writeBooleanField("isBase64Encoded", false);
                })
                .getBytes(StandardCharsets.UTF_8);
    }
}
