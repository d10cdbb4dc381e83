package dev.latchkey.signin.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the provider beyond what the access file says of it.
 *
 * @param again whether the person has signed in already, and is to be authenticated anew
 * @param maxAge how long ago the provider may have authenticated the person ({@code max_age})
 * @param acrValues the authentication context classes that would do ({@code acr_values})
 */
public record AuthenticationDemands(boolean again, Optional<Duration> maxAge, List<String> acrValues) {
    /** Nothing. */
    public static final AuthenticationDemands NONE = new AuthenticationDemands(false, Optional.empty(), List.of());

    public AuthenticationDemands {
        acrValues = List.copyOf(acrValues);
    }
}
