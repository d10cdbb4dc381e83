package dev.latchkey.signin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesEscapingTest {
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}&&[^\\n]]|[\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    static Stream<String> pages() {
        return HostilePages.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyField_isShownAsText(String name) {
        HostilePages.Attacked attacked = attacked(name);
        String html = attacked.page().html();

        for (String field : attacked.fields()) {
            assertTrue(html.contains(field + "&lt;/title"), field);
        }
        assertFalse(html.contains("<script>alert"), html);
        assertFalse(html.contains("<img"), html);
        assertFalse(html.contains("</title></textarea>"), html);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noField_leavesItsAttribute(String name) {
        String html = attacked(name).page().html();
        List<String> attributes = Pattern.compile("=\"[^\"]*\"")
                .matcher(html)
                .results()
                .map(match -> match.group())
                .filter(attribute -> attribute.contains(" onfocus="))
                .toList();

        assertTrue(attributes.stream().allMatch(value -> value.contains("&#34; autofocus onfocus=&#34;alert(3)")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void lineEndsAndTurnsOfDirection_areSpaces(String name) {
        String html = attacked(name).page().html();

        assertFalse(INVISIBLE.matcher(html).find(), html);
        assertFalse(html.contains("\n[profile evil]"), html);
    }

    @Test
    void linkThatIsScript_leadsNowhere() {
        String html = Pages.message(new MessagePage(
                        SamplePages.EXAMPLE,
                        "Heading",
                        List.of(),
                        List.of(),
                        Optional.of(new MessagePage.Link("Go", "javascript:alert(1)")),
                        ""))
                .html();

        assertTrue(html.contains("<a href=\"\">Go</a>"), html);
    }

    @Test
    void policy_doesNotDependOnWhatIsShown() {
        assertEquals(
                SamplePages.all().getOrDefault("start", new Html("", "")).contentSecurityPolicy(),
                attacked("start").page().contentSecurityPolicy());
    }

    private static HostilePages.Attacked attacked(String name) {
        return Objects.requireNonNull(HostilePages.all().get(name));
    }
}
