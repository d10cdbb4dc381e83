package dev.latchkey.signin.page;

/**
 * What this is, and what to copy into one's AWS configuration.
 *
 * @param endpointUrl the URL that clients are pointed to, without a path
 * @param region the Region that it is in
 */
public record StartPage(Organization organization, String endpointUrl, String region) {}
