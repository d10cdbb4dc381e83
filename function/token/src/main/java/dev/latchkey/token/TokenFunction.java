package dev.latchkey.token;

import dev.latchkey.lambda.SnapStartFunction;

/** The token function, as template.yaml names it to Lambda. */
public final class TokenFunction extends SnapStartFunction {
    /** The constructor that Lambda calls. */
    public TokenFunction() {
        this(Settings.fromEnvironment());
    }

    private TokenFunction(Settings settings) {
        super(Wiring.handler(settings), Wiring.priming(settings)::run);
        register();
    }
}
