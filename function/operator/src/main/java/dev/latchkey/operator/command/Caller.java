package dev.latchkey.operator.command;

import java.util.List;

/**
 * Whoever runs the command.
 *
 * @param arn of their IAM or STS identity
 */
record Caller(String arn) {
    private static final int PARTITION = 1;
    private static final int ACCOUNT = 4;

    static Caller of(Services services) {
        return new Caller(services.caller());
    }

    String partition() {
        return part(PARTITION);
    }

    String accountId() {
        return part(ACCOUNT);
    }

    private String part(int index) {
        List<String> parts = List.of(arn.split(":", -1));
        if (parts.size() <= ACCOUNT) {
            throw new CommandException("STS says that you are %s, which is no ARN".formatted(arn));
        }
        return parts.get(index);
    }
}
