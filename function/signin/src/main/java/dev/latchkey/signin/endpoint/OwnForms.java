package dev.latchkey.signin.endpoint;

import dev.latchkey.http.FormParser;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.RequestBody;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.flow.SignInException;
import java.util.List;
import java.util.Map;

/** Tells our own pages' forms from others', by what browsers say of them. */
final class OwnForms {
    private final List<String> origins;

    /** @param origins the origins of this service */
    OwnForms(List<String> origins) {
        this.origins = origins;
    }

    /**
     * The form that a request carries, by field. Refuses what a browser says comes from elsewhere. Our pages send no referrer, and for those browsers say
     * {@code Origin: null}: that is taken only with {@code Sec-Fetch-Site: same-origin}.
     *
     * @throws SignInException FORGED_FORM; BAD_REQUEST if it is no form
     */
    Map<String, String> read(HttpRequest request) {
        requireOwn(request);
        try {
            return FormParser.parse(RequestBody.text(request));
        } catch (OAuthException e) {
            throw new SignInException(Refusal.BAD_REQUEST, e.detail());
        }
    }

    /**
     * Checks that the form was made for this sign-in.
     *
     * @throws SignInException FORGED_FORM
     */
    static void requireOf(OpenSignIn open, Map<String, String> form) {
        if (!Secret.of(form.getOrDefault("token", "")).equals(open.secret().formToken())) {
            throw new SignInException(Refusal.FORGED_FORM, "form: its token is not this sign-in's");
        }
    }

    private void requireOwn(HttpRequest request) {
        List<String> sites = request.header("sec-fetch-site");
        List<String> senders = request.header("origin");
        boolean isSameOrigin = sites.equals(List.of("same-origin"));
        boolean isFromHere = senders.stream()
                .allMatch(sender -> origins.contains(sender) || (isSameOrigin && sender.equals("null")));
        if (!(sites.isEmpty() || isSameOrigin) || !isFromHere) {
            throw new SignInException(Refusal.FORGED_FORM, "form: from another site");
        }
    }
}
