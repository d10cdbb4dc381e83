package dev.latchkey.signin.page;

/**
 * A page, and the policy that it is shown under.
 *
 * @param html the document
 * @param contentSecurityPolicy the value of {@code Content-Security-Policy}: nothing but the page's own style and
 *     script, by their hashes
 */
public record Html(String html, String contentSecurityPolicy) {}
