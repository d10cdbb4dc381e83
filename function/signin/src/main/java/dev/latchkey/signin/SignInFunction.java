package dev.latchkey.signin;

import dev.latchkey.lambda.SnapStartFunction;

/** The sign-in function, as template.yaml names it to Lambda. */
public final class SignInFunction extends SnapStartFunction {
    /** The constructor that Lambda calls. */
    public SignInFunction() {
        this(Settings.fromEnvironment());
    }

    private SignInFunction(Settings settings) {
        super(Wiring.handler(settings), Wiring.priming(settings)::run);
        register();
    }
}
