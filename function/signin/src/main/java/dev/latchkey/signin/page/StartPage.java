package dev.latchkey.signin.page;

import java.util.Optional;

/**
 * What this is, and what to copy into one's AWS configuration.
 *
 * @param endpointUrl the URL that clients are pointed to, without a path
 * @param region the Region that it is in
 * @param stsUrl where clients reach STS, if not at AWS
 */
public record StartPage(Organization organization, String endpointUrl, String region, Optional<String> stsUrl) {}
