package dev.latchkey.signin.endpoint;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.Verdict;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.SessionName;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessFile.Account;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.flow.AuthorizationRequest;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.page.ChoiceForm;
import dev.latchkey.signin.page.LoginsPage;
import dev.latchkey.signin.page.SignedInPerson;
import dev.latchkey.signin.session.LoginHistory.Entry;
import java.util.List;
import java.util.Optional;

/** What the page with a person's own logins shows of them. */
final class OwnLoginsPage {
    private final Visit visit;
    private final OpenSignIn open;
    private final AccessFile file;
    private final AppliedRules rules;

    OwnLoginsPage(Visit visit, OpenSignIn open, AccessFile file) {
        this.visit = visit;
        this.open = open;
        this.file = file;
        this.rules = file.applied();
    }

    /** @param done what was just ended, in a sentence */
    LoginsPage of(List<Entry> logins, Optional<String> done) {
        Identity identity = SignInFlow.identity(open);
        return new LoginsPage(
                visit.organization(),
                new SignedInPerson(
                        identity.display(), SessionName.of(identity.name()).value()),
                file.identityProvider(identity.provider())
                        .map(IdentityProvider::label)
                        .orElse(identity.provider()),
                new ChoiceForm(open.id(), open.secret().formToken().reveal()),
                logins.stream().map(this::entry).toList(),
                done);
    }

    private LoginsPage.Entry entry(Entry entry) {
        Login login = entry.login();
        String accountId = login.role().accountId();
        return new LoginsPage.Entry(
                login.session().value(),
                login.role().name(),
                Optional.ofNullable(file.accounts().get(accountId))
                        .map(Account::name)
                        .orElse("an account that is no longer named here"),
                accountId,
                login.at(),
                login.sourceIp(),
                login.clientId().equals(AuthorizationRequest.CROSS_DEVICE),
                login.endsAt(),
                over(entry));
    }

    private Optional<String> over(Entry entry) {
        if (entry.ended()) {
            return Optional.of(
                    "Ended " + entry.lever().map(OwnLoginsPage::words).orElse("before its time"));
        }
        if (!visit.context().now().isBefore(entry.login().endsAt())) {
            return Optional.of("Over");
        }
        return isGiven(entry.login()) ? Optional.empty() : Optional.of("Ended " + words(Lever.ACCESS_FILE));
    }

    /** As the token function asks at the next refresh, but for when a rule was revoked. */
    private boolean isGiven(Login login) {
        Verdict verdict =
                rules.of(login.rule(), login.role(), login.at(), visit.context().now());
        return verdict != Verdict.GONE && verdict != Verdict.CHANGED;
    }

    private static String words(Lever lever) {
        return switch (lever) {
            case OPERATOR -> "by an administrator";
            case ACCESS_FILE -> "because its rule no longer gives this role";
            case RECHECK -> "because your identity provider no longer vouched for it";
            case LOGOUT -> "because you logged out at your identity provider";
            case PERSON -> "by you";
            case CODE_REUSE -> "because its code was used twice";
        };
    }
}
