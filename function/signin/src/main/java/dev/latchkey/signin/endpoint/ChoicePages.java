package dev.latchkey.signin.endpoint;

import dev.latchkey.grant.SessionName;
import dev.latchkey.signin.access.Grants;
import dev.latchkey.signin.access.Grants.Grant;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.page.ChoiceForm;
import dev.latchkey.signin.page.ChoicePage;
import dev.latchkey.signin.page.ConfirmationOfChoice;
import dev.latchkey.signin.page.RoleChoice;
import dev.latchkey.signin.page.SignedInPage;
import dev.latchkey.signin.page.SignedInPerson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the pages around a choice show of a sign-in. */
final class ChoicePages {
    private final Visit visit;
    private final OpenSignIn open;
    private final SignInFlow flow;
    private final Identity identity;
    private final boolean remote;

    ChoicePages(Visit visit, OpenSignIn open, SignInFlow flow) {
        this.visit = visit;
        this.open = open;
        this.flow = flow;
        this.identity = SignInFlow.identity(open);
        this.remote = open.signIn().request().remote();
    }

    ChoicePage choice(Grants grants) {
        List<Grant> offered =
                grants.all().stream().filter(grant -> grant.isFor(remote)).toList();
        List<RoleChoice> recent = SignInCookies.recent(visit.request()).stream()
                .flatMap(key -> offered.stream().filter(grant -> grant.key().equals(key)))
                .map(this::role)
                .toList();
        List<String> notRemote = grants.all().stream()
                .filter(grant -> !grant.isFor(remote))
                .map(grant -> grant.rule().roleName())
                .distinct()
                .toList();
        return new ChoicePage(
                visit.organization(),
                person(),
                remote,
                form(),
                recent,
                offered.stream().map(this::role).toList(),
                notRemote);
    }

    /**
     * The page that asks once more.
     *
     * @param problem what was wrong with the reason
     * @param reason what was typed as one
     */
    ConfirmationOfChoice confirmation(Grant grant, Optional<String> problem, String reason) {
        return new ConfirmationOfChoice(visit.organization(), person(), remote, form(), role(grant), problem, reason);
    }

    SignedInPage signedIn(Grant grant, String next) {
        return new SignedInPage(
                visit.organization(),
                person(),
                grant.rule().roleName(),
                grant.account().name(),
                grant.account().id(),
                flow.session(grant.rule()),
                next);
    }

    private RoleChoice role(Grant grant) {
        Instant now = visit.context().now();
        return new RoleChoice(
                grant.key(),
                grant.account(),
                grant.rule().roleName(),
                grant.rule().description(),
                flow.session(grant.rule()),
                !grant.isAuthenticated(identity, now),
                grant.rule().reasonRequired());
    }

    private SignedInPerson person() {
        return new SignedInPerson(
                identity.display(), SessionName.of(identity.name()).value());
    }

    private ChoiceForm form() {
        return new ChoiceForm(open.id(), open.secret().formToken().reveal());
    }
}
