package dev.latchkey.bench.variant;

/** The function with the AWS Common Runtime's HTTP client. */
public final class CrtFunction extends RehearsedFunction {
    /** The constructor that the runtime calls. */
    public CrtFunction() {
        super(CrtClients::create);
        register();
    }
}
