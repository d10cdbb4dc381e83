package dev.latchkey.signin.page;

import dev.latchkey.signin.access.AccessFile.Account;
import java.util.ArrayList;
import java.util.List;

/**
 * The roles of one account, as they stand together on the page.
 *
 * @param roles at least one, all of this account
 */
public record AccountChoice(Account account, List<RoleChoice> roles) {
    public AccountChoice {
        roles = List.copyOf(roles);
    }

    /** Groups roles of which those of an account follow each other. */
    static List<AccountChoice> of(List<RoleChoice> roles) {
        List<AccountChoice> accounts = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= roles.size(); to++) {
            Account account = roles.get(from).account();
            if (to == roles.size() || !roles.get(to).account().id().equals(account.id())) {
                accounts.add(new AccountChoice(account, roles.subList(from, to)));
                from = to;
            }
        }
        return accounts;
    }
}
