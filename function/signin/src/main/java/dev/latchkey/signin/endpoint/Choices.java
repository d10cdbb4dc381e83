package dev.latchkey.signin.endpoint;

import dev.latchkey.grant.StsRules;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Grants;
import dev.latchkey.signin.access.Grants.Grant;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.endpoint.SignInEvent.Field;
import dev.latchkey.signin.endpoint.SignInEvent.Outcome;
import dev.latchkey.signin.flow.AuthorizationRequest;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.flow.SignInException;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.page.Pages;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The choice of a role: {@code GET} and {@code POST /v1/sessions/role}, and the code that comes of it. */
final class Choices {
    static final String PATH = "/v1/sessions/role";

    private final SignInFlow flow;
    private final OwnForms ownForms;

    Choices(SignInFlow flow, OwnForms ownForms) {
        this.flow = flow;
        this.ownForms = ownForms;
    }

    /** Where a sign-in's choice is. */
    static String page(String id) {
        return PATH + "?sign_in=" + id;
    }

    /** Shows what the person may choose from; after re-authentication, what they chose. */
    HttpResponse show(Visit visit) {
        OpenSignIn open = visit.openForClient(flow, visit.query("sign_in"));
        Identity identity = SignInFlow.identity(open);
        AccessFile file = visit.accessFile();
        Grants grants = flow.grants(open, file);
        ChoicePages pages = new ChoicePages(visit, open, flow);
        Optional<Grant> chosen = open.signIn()
                .choice()
                .flatMap(grants::find)
                .filter(grant -> visit.query("all").isEmpty());
        visit.event().reached(Outcome.SHOWN);
        if (chosen.isPresent()) {
            visit.event().chose(chosen.get());
            SignInFlow.requireAuthenticated(
                    chosen.get(), identity, visit.context().now());
            return Responses.page(200, Pages.confirmation(pages.confirmation(chosen.get(), Optional.empty(), "")));
        }
        requireAny(open, grants);
        return Responses.page(200, Pages.choice(pages.choice(grants)));
    }

    /** Takes the choice: the form says which of what is granted, never what that is. */
    HttpResponse choose(Visit visit) {
        Map<String, String> form = ownForms.read(visit.request());
        OpenSignIn open = visit.openForClient(flow, form.getOrDefault("sign_in", ""));
        Identity identity = SignInFlow.identity(open);
        OwnForms.requireOf(open, form);
        AccessFile file = visit.accessFile();
        if (form.containsKey("cancel")) {
            return cancelled(visit, open);
        }
        Grant grant = SignInFlow.chosen(open, flow.grants(open, file), form.getOrDefault("choice", ""));
        visit.event().chose(grant);
        Instant now = visit.context().now();
        if (!grant.isAuthenticated(identity, now)) {
            return reauthentication(visit, open, grant, file);
        }
        Optional<String> reason = Optional.of(form.getOrDefault("reason", "").strip())
                .filter(text -> grant.rule().reasonRequired());
        if (reason.filter(text -> !isUsable(text)).isPresent()) {
            visit.event().reached(Outcome.REASON_ASKED);
            Optional<String> problem = form.containsKey("confirmed")
                    ? Optional.of("Say what it is for in 1 to 256 letters, digits, spaces and _ . : / = + - @")
                    : Optional.empty();
            return Responses.page(
                    200,
                    Pages.confirmation(
                            new ChoicePages(visit, open, flow).confirmation(grant, problem, reason.orElse(""))));
        }
        return issued(visit, open, grant, reason);
    }

    private HttpResponse issued(Visit visit, OpenSignIn open, Grant grant, Optional<String> reason) {
        SignInFlow.Issued issued =
                flow.issue(open, grant, reason, visit.request().sourceIp(), visit.context());
        visit.event().put(Field.CODE_HASH, issued.code().sha256()).reached(Outcome.CODE_ISSUED);
        reason.ifPresent(text -> visit.event().put(Field.PURPOSE, text));
        AuthorizationRequest request = open.signIn().request();
        HttpResponse response;
        if (request.remote()) {
            response = SignInCookies.withCode(
                    Responses.redirect(AuthorizationRequest.CONFIRMATION_PATH),
                    ShownCode.write(open, grant, issued, flow.session(grant.rule())));
        } else {
            String next = request.redirect("code", issued.code().reveal());
            response = Responses.thenTo(
                    Responses.page(200, Pages.signedIn(new ChoicePages(visit, open, flow).signedIn(grant, next))),
                    next);
        }
        return SignInCookies.withRecent(SignInCookies.withoutSecret(response, open.id()), visit.request(), grant.key());
    }

    private HttpResponse reauthentication(Visit visit, OpenSignIn open, Grant grant, AccessFile file) {
        SignInFlow.ToProvider next = flow.again(open, grant, Visit.provider(file, open), visit.context());
        visit.event().reached(Outcome.REAUTHENTICATION);
        String location = next.location().toString();
        HttpResponse page = Responses.page(200, Pages.message(Messages.toProvider(visit, location)));
        return SignInCookies.withSecret(
                SignInCookies.withoutSecret(Responses.thenTo(page, location), open.id()), next.id(), next.secret());
    }

    private HttpResponse cancelled(Visit visit, OpenSignIn open) {
        flow.cancel(open, visit.context());
        visit.event().reached(Outcome.CANCELLED);
        HttpResponse page = Responses.page(200, Pages.message(Messages.cancelled(visit)));
        AuthorizationRequest request = open.signIn().request();
        HttpResponse response =
                request.remote() ? page : Responses.thenTo(page, request.redirect("error", "access_denied"));
        return SignInCookies.withoutSecret(response, open.id());
    }

    private static void requireAny(OpenSignIn open, Grants grants) {
        boolean remote = open.signIn().request().remote();
        if (grants.all().stream().noneMatch(grant -> grant.isFor(remote))) {
            throw new SignInException(
                    Refusal.NO_ROLE, remote ? "no rule gives a role to another device" : "no rule gives a role");
        }
    }

    private static boolean isUsable(String reason) {
        try {
            StsRules.checkTags(Map.of("latchkey:reason", reason));
            return !reason.isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
