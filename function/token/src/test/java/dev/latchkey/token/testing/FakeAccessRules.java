package dev.latchkey.token.testing;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.grant.Authorization;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AccessRules;
import java.util.Optional;
import java.util.Set;

/** Access rules in memory. */
public final class FakeAccessRules implements AccessRules {
    private volatile AppliedRules rules = AppliedRules.NONE;

    @Override
    public AppliedRules read(RequestContext context) {
        return rules;
    }

    /** From now on these are applied. */
    public void apply(AppliedRules applied) {
        rules = applied;
    }

    /** Has the rule of the grant give what it grants, and nothing else. */
    public void allow(Authorization authorization) {
        rules = rules.with(
                authorization.rule(),
                new AppliedRule(
                        authorization.role().path() + authorization.role().name(),
                        Set.of(authorization.role().accountId()),
                        Authorization.MAX_SESSION,
                        Optional.empty()));
    }
}
