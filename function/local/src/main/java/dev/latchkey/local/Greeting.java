package dev.latchkey.local;

import dev.latchkey.local.signin.SignInOptions;
import dev.latchkey.local.sts.StsStandIn;
import java.nio.file.Path;

/**
 * What to type first, each a line for any terminal: no line needs another, or changes anything for the next. Keys that
 * somebody has, in a file or the environment, would win over the login or go with the operator's, and are kept out.
 */
record Greeting(LocalService service, LocalOptions options, AwsConfigFile config) {
    String text() {
        SignInOptions signIn = options.signIn();
        return """

                Latchkey listens on %1$s. Ctrl-C ends it.
                %2$s; a login lasts %3$d h at most.

                In another terminal:

                  AWS_CONFIG_FILE=%4$s AWS_SHARED_CREDENTIALS_FILE=/dev/null aws login --profile %5$s
                  AWS_CONFIG_FILE=%4$s AWS_SHARED_CREDENTIALS_FILE=/dev/null aws sts get-caller-identity --profile %5$s

                For the operator, and for every other command of infra/latchkey:

                  AWS_ENDPOINT_URL=%1$s AWS_REGION=%6$s AWS_ACCESS_KEY_ID=%7$s AWS_SECRET_ACCESS_KEY=%7$s AWS_SESSION_TOKEN= infra/latchkey doctor --url %1$s

                """.formatted(
                        service.url(),
                        whoSignsIn(signIn),
                        signIn.session().toHours(),
                        quoted(config.path()),
                        AwsConfigFile.PROFILE,
                        LocalService.REGION,
                        StsStandIn.OPERATOR_KEY);
    }

    private String whoSignsIn(SignInOptions signIn) {
        if (signIn.unattended()) {
            return "It signs in %s as %s by itself"
                    .formatted(
                            signIn.user().orElse(SignInOptions.DEFAULT_USER),
                            signIn.role().orElse(SignInOptions.DEFAULT_ROLE));
        }
        if (signIn.access().isPresent()) {
            return "People sign in as %s says".formatted(signIn.access().get());
        }
        return signIn.user()
                .map(user -> user + " signs in without being asked")
                .orElseGet(() -> "Sample people sign in at "
                        + service.signIn().provider().issuer());
    }

    /** As a shell takes it. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w/.,:+@%-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
