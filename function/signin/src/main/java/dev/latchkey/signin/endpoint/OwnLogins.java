package dev.latchkey.signin.endpoint;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.SessionName;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.endpoint.SignInEvent.Field;
import dev.latchkey.signin.endpoint.SignInEvent.Outcome;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.flow.SignInException;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.page.Pages;
import dev.latchkey.signin.session.LoginHistory;
import dev.latchkey.signin.session.LoginHistory.Entry;
import dev.latchkey.signin.session.Revocations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person's own logins: {@code GET} and {@code POST /v1/sessions/me}. They sign in for this alone, for as long as a
 * sign-in lasts; no code comes of it.
 */
final class OwnLogins {
    static final String PATH = "/v1/sessions/me";

    private final SignInFlow flow;
    private final Arrivals arrivals;
    private final OwnForms ownForms;
    private final LoginHistory history;
    private final Revocations revocations;

    OwnLogins(SignInFlow flow, Arrivals arrivals, OwnForms ownForms, LoginHistory history, Revocations revocations) {
        this.flow = flow;
        this.arrivals = arrivals;
        this.ownForms = ownForms;
        this.history = history;
        this.revocations = revocations;
    }

    /** Where a sign-in's logins are. */
    static String page(String id) {
        return PATH + "?sign_in=" + id;
    }

    /** Shows them to whoever has signed in for that, and sends everybody else to the identity provider. */
    HttpResponse show(Visit visit) {
        String id = visit.query("sign_in");
        if (id.isEmpty()) {
            return arrivals.own(visit);
        }
        OpenSignIn open;
        try {
            open = visit.openForPerson(flow, id);
        } catch (SignInException over) {
            // It is over, or never was: whoever comes back to the page later signs in anew.
            return arrivals.own(visit);
        }
        OwnLoginsPage page = new OwnLoginsPage(visit, open, visit.accessFile());
        HttpResponse response = page(visit, open, page, Optional.empty());
        visit.event().reached(Outcome.SHOWN);
        return response;
    }

    /** Ends one login, or everything. */
    HttpResponse end(Visit visit) {
        Map<String, String> form = ownForms.read(visit.request());
        OpenSignIn open = visit.openForPerson(flow, form.getOrDefault("sign_in", ""));
        Identity identity = SignInFlow.identity(open);
        OwnForms.requireOf(open, form);
        OwnLoginsPage page = new OwnLoginsPage(visit, open, visit.accessFile());
        String done = form.containsKey("all")
                ? endAll(visit, identity)
                : endOne(visit, identity, form.getOrDefault("end", ""));
        HttpResponse response = page(visit, open, page, Optional.of(done));
        visit.event().reached(Outcome.ENDED);
        return response;
    }

    private String endAll(Visit visit, Identity identity) {
        Instant notBefore = PersonMarks.notBefore(visit.context().now());
        revocations.endPerson(identity.person(), notBefore, Lever.PERSON, by(identity), visit.context());
        visit.event().put(Field.ENDED, SignInEvent.EVERYTHING);
        return "All that you had begun is ended.";
    }

    private String endOne(Visit visit, Identity identity, String session) {
        Entry entry = history.of(identity.person(), visit.context()).stream()
                .filter(login -> login.login().session().value().equals(session))
                .findFirst()
                .orElseThrow(() -> new SignInException(Refusal.NOT_THEIRS, "end: not one of the person's logins"));
        revocations.endSession(entry.login().session(), Lever.PERSON, by(identity), visit.context());
        visit.event().put(Field.ENDED, session);
        return "Ended: %s.".formatted(entry.login().role().name());
    }

    private HttpResponse page(Visit visit, OpenSignIn open, OwnLoginsPage page, Optional<String> done) {
        List<Entry> logins = history.of(SignInFlow.identity(open).person(), visit.context());
        return Responses.page(200, Pages.logins(page.of(logins, done)));
    }

    /** What they are called in AWS. */
    private static String by(Identity identity) {
        return SessionName.of(identity.name()).value();
    }
}
