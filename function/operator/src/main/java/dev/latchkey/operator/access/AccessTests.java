package dev.latchkey.operator.access;

import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessFile.AccessTest;
import dev.latchkey.signin.access.Grants;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.InvalidAccessFileException.Problem;
import dev.latchkey.signin.access.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks an access file's tests with what the function grants by. */
final class AccessTests {
    private final AccessFile file;
    private final List<Problem> failures = new ArrayList<>();

    private AccessTests(AccessFile file) {
        this.file = file;
    }

    /** What does not hold, by the JSON pointer of its test's element. */
    static List<Problem> failures(AccessFile file) {
        AccessTests tests = new AccessTests(file);
        for (int i = 0; i < file.tests().size(); i++) {
            tests.check("/tests/" + i, file.tests().get(i));
        }
        return tests.failures;
    }

    private void check(String pointer, AccessTest test) {
        Identity person = person(test);
        Set<String> given = Grants.of(file, person, "aws").all().stream()
                .map(grant -> grant.rule().name())
                .collect(Collectors.toSet());
        for (int i = 0; i < test.may().size(); i++) {
            Rule rule = file.rule(test.may().get(i)).orElseThrow();
            if (!given.contains(rule.name())) {
                String why = rule.matches(person) ? "rules before it give the same roles" : Reasons.of(rule, person);
                failures.add(new Problem(
                        pointer + "/may/" + i,
                        "%s is given nothing by %s: %s".formatted(spoken(test), rule.name(), why)));
            }
        }
        for (int i = 0; i < test.mayNot().size(); i++) {
            Rule rule = file.rule(test.mayNot().get(i)).orElseThrow();
            if (given.contains(rule.name())) {
                failures.add(new Problem(
                        pointer + "/mayNot/" + i,
                        "%s is given a role by %s: %s".formatted(spoken(test), rule.name(), Reasons.of(rule, person))));
            }
        }
    }

    /** As the provider would tell of them; with nobody's id unless the test names one. */
    private Identity person(AccessTest test) {
        return new Identity(
                test.provider(),
                file.identityProvider(test.provider()).orElseThrow().issuer().toString(),
                test.id().orElse(""),
                "test",
                "test",
                Set.copyOf(test.groups()),
                true,
                Instant.EPOCH,
                Optional.empty(),
                List.of());
    }

    private static String spoken(AccessTest test) {
        return "a person of %s%s in %s"
                .formatted(
                        test.provider(),
                        test.id().map(id -> " with the id " + id).orElse(""),
                        test.groups().isEmpty() ? "no groups" : String.join(", ", test.groups()));
    }
}
