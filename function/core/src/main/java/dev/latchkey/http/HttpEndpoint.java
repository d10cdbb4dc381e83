package dev.latchkey.http;

import dev.latchkey.request.RequestContext;

/** Answers HTTP requests. */
@FunctionalInterface
public interface HttpEndpoint {
    /** The response to a request, whatever it is: a failure becomes one as well. */
    HttpResponse handle(HttpRequest request, RequestContext context);
}
