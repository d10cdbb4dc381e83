package dev.latchkey.signin.page;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;

/**
 * Escapes every value that a page shows, and makes its invisible characters harmless: line ends and other control
 * characters, which would draw what is not there, and those that turn the direction of writing, which would show an
 * account or a person as another. Each becomes a space.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {
    PageOutput(TemplateOutput output) {
        super(output);
    }

    @Override
    public void writeUserContent(String value) {
        super.writeUserContent(visible(value));
    }

    private static String visible(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isInvisible(value.charAt(i))) {
                return replaced(value);
            }
        }
        return value;
    }

    private static String replaced(String value) {
        StringBuilder visible = new StringBuilder(value);
        for (int i = 0; i < visible.length(); i++) {
            if (isInvisible(visible.charAt(i))) {
                visible.setCharAt(i, ' ');
            }
        }
        return visible.toString();
    }

    private static boolean isInvisible(char c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
