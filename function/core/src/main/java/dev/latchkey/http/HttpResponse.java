package dev.latchkey.http;

import dev.latchkey.oauth.Secret;
import java.util.Map;

/** An HTTP answer; its body may hold credentials. */
public record HttpResponse(int status, Map<String, String> headers, Secret body) {}
