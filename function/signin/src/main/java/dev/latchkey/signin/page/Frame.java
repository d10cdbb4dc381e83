package dev.latchkey.signin.page;

import org.jspecify.annotations.Nullable;

/**
 * What a page has besides its content: style and script, and the policy that lets nothing else run.
 *
 * @param script null on a page that has none
 */
public record Frame(String style, @Nullable String script, String contentSecurityPolicy) {
    private static final String POLICY =
            "default-src 'none'; style-src %s; %sform-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    static Frame of(Asset style) {
        return new Frame(style.text(), null, POLICY.formatted(style.source(), ""));
    }

    static Frame of(Asset style, Asset script) {
        String scripts = "script-src " + script.source() + "; ";
        return new Frame(style.text(), script.text(), POLICY.formatted(style.source(), scripts));
    }
}
