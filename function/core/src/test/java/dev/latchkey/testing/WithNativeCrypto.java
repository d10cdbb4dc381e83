package dev.latchkey.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.lambda.NativeCrypto;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test class with native cryptography, if there is a library for this machine, and removes it afterwards. */
public final class WithNativeCrypto implements BeforeAllCallback, AfterAllCallback {
    /** The provider that is asked first. */
    public static Provider first() {
        return Security.getProviders()[0];
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(NativeCrypto.install(), "no native library for this machine");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (first() instanceof NativeCrypto) {
            Security.removeProvider(first().getName());
        }
    }
}
