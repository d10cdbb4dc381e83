package dev.latchkey.local.provider;

import java.util.List;
import java.util.Optional;

/**
 * Who has an account at the sample provider.
 *
 * @param signedInUnasked the one whom the provider takes everybody for; when there is none, its page asks
 */
public record People(List<SamplePerson> everyone, Optional<SamplePerson> signedInUnasked) {
    /** One who is in every group, one who is in one, and one who is in none. */
    public static final People SAMPLES = new People(
            List.of(
                    SamplePerson.withTwoFactors(
                            "0b0c46c5-6a0e-4ddc-9d0e-1d7a5f0c1a01",
                            "ada",
                            "Ada Morgan",
                            List.of("payments-admins", "engineers")),
                    SamplePerson.withPassword(
                            "0b0c46c5-6a0e-4ddc-9d0e-1d7a5f0c1a02", "ben", "Ben Okafor", List.of("engineers")),
                    SamplePerson.withPassword(
                            "0b0c46c5-6a0e-4ddc-9d0e-1d7a5f0c1a03", "cleo", "Cleo Lindqvist", List.of())),
            Optional.empty());

    public People {
        everyone = List.copyOf(everyone);
    }

    /** The samples, of whom this one is signed in without being asked; a name that is new may do what the first may. */
    public static People signingIn(String username) {
        SamplePerson person = SAMPLES.find(username)
                .orElseGet(() -> SamplePerson.withTwoFactors(
                        "sample-" + username,
                        username,
                        username,
                        SAMPLES.everyone().getFirst().groups()));
        return new People(SAMPLES.everyone(), Optional.of(person));
    }

    Optional<SamplePerson> find(String username) {
        return everyone.stream()
                .filter(person -> person.username().equals(username))
                .findFirst();
    }
}
