package dev.latchkey.signin.page;

import dev.latchkey.signin.page.templates.JtechoiceGenerated;
import dev.latchkey.signin.page.templates.JtecodeGenerated;
import dev.latchkey.signin.page.templates.JteconfirmationGenerated;
import dev.latchkey.signin.page.templates.JteloginsGenerated;
import dev.latchkey.signin.page.templates.JtemessageGenerated;
import dev.latchkey.signin.page.templates.JteprovidersGenerated;
import dev.latchkey.signin.page.templates.JtesignedinGenerated;
import dev.latchkey.signin.page.templates.JtestartGenerated;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Renders the pages, by templates that were compiled with this class. */
public final class Pages {
    private static final Asset STYLE = Asset.read("page.css");
    private static final Frame STILL = Frame.of(STYLE);
    private static final Frame CHOOSING = Frame.of(STYLE, Asset.read("once.js", "choice.js"));
    private static final Frame CONFIRMING = Frame.of(STYLE, Asset.read("once.js"));
    private static final Frame COPYING = Frame.of(STYLE, Asset.read("copy.js"));

    private Pages() {}

    public static Html start(StartPage page) {
        return html(COPYING, output -> JtestartGenerated.render(output, null, COPYING, page));
    }

    public static Html providers(ProviderPage page) {
        return html(STILL, output -> JteprovidersGenerated.render(output, null, STILL, page));
    }

    public static Html choice(ChoicePage page) {
        return html(
                CHOOSING,
                output -> JtechoiceGenerated.render(output, null, CHOOSING, page, AccountChoice.of(page.roles())));
    }

    public static Html confirmation(ConfirmationOfChoice page) {
        String again = "/v1/sessions/role?all=1&sign_in="
                + URLEncoder.encode(page.form().signIn(), StandardCharsets.UTF_8);
        return html(CONFIRMING, output -> JteconfirmationGenerated.render(output, null, CONFIRMING, page, again));
    }

    public static Html code(CodePage page) {
        return html(COPYING, output -> JtecodeGenerated.render(output, null, COPYING, page));
    }

    public static Html signedIn(SignedInPage page) {
        return html(STILL, output -> JtesignedinGenerated.render(output, null, STILL, page));
    }

    public static Html logins(LoginsPage page) {
        return html(STILL, output -> JteloginsGenerated.render(output, null, STILL, page));
    }

    public static Html message(MessagePage page) {
        return html(STILL, output -> JtemessageGenerated.render(output, null, STILL, page));
    }

    private static Html html(Frame frame, Consumer<HtmlTemplateOutput> template) {
        StringOutput html = new StringOutput();
        template.accept(new PageOutput(html));
        return new Html(html.toString(), frame.contentSecurityPolicy());
    }
}
