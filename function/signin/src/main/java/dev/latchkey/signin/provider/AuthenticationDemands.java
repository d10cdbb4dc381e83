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
 * @param offline whether the person may be looked up again later, with a refresh token of the provider's
 */
public record AuthenticationDemands(boolean again, Optional<Duration> maxAge, List<String> acrValues, boolean offline) {
    /** Of a first authentication: nothing of how the person is authenticated. */
    public static AuthenticationDemands first(boolean offline) {
        return new AuthenticationDemands(false, Optional.empty(), List.of(), offline);
    }

    public AuthenticationDemands {
        acrValues = List.copyOf(acrValues);
    }
}
