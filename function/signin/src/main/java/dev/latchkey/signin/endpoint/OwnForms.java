package dev.latchkey.signin.endpoint;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.flow.SignInException;
import java.util.List;

/** Tells our own pages' forms from others', by what browsers say of them. */
final class OwnForms {
    private final List<String> origins;

    /** @param origins the origins of this service */
    OwnForms(List<String> origins) {
        this.origins = origins;
    }

    /**
     * Refuses what a browser says comes from elsewhere. Our pages send no referrer, and for those browsers say
     * {@code Origin: null}: that is taken only with {@code Sec-Fetch-Site: same-origin}.
     *
     * @throws SignInException FORGED_FORM
     */
    void requireOwn(HttpRequest request) {
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
