package dev.latchkey.http;

import dev.latchkey.request.RequestContext;

/** Responds to HTTP requests. */
@FunctionalInterface
public interface HttpEndpoint {
    /** The response to a request, whatever it is: a failure becomes a response too. */
    HttpResponse handle(HttpRequest request, RequestContext context);
}
