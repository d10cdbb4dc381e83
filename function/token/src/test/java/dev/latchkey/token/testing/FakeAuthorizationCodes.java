package dev.latchkey.token.testing;

import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.token.grant.RedeemedCode;
import dev.latchkey.token.grant.SessionState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Codes in memory. */
public final class FakeAuthorizationCodes implements AuthorizationCodes, CodeIssuer {
    private final FakeSessions sessions;
    private final Map<String, IssuedCode> codes = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Map<String, CodeMac> macs = new HashMap<>();
    private final Map<String, RedeemedCode> redeemed = new HashMap<>();

    /** Codes in memory; {@code sessions} say what was ended. */
    public FakeAuthorizationCodes(FakeSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized void issue(Secret code, IssuedCode issued, RequestContext context) {
        if (codes.putIfAbsent(code.sha256(), issued) != null) {
            throw new IllegalStateException("the code is there already");
        }
        macs.put(code.sha256(), FakeCodeMacs.genuine(code));
    }

    /** Puts another MAC, or none, in the place of a code's own. */
    public synchronized void replaceMac(Secret code, Optional<CodeMac> mac) {
        macs.remove(code.sha256());
        mac.ifPresent(other -> macs.put(code.sha256(), other));
    }

    @Override
    public synchronized State find(Secret code, PersonId person, RequestContext context) {
        return new State(
                Optional.ofNullable(codes.get(code.sha256()))
                        .filter(issued -> refusals.getOrDefault(code.sha256(), 0) < MAX_REFUSALS),
                Optional.ofNullable(macs.get(code.sha256())),
                Optional.ofNullable(redeemed.get(code.sha256())),
                sessions.marks(person));
    }

    @Override
    public synchronized Redemption redeem(Secret code, RedeemedCode kept, RequestContext context) {
        IssuedCode issued = codes.get(code.sha256());
        if (issued == null
                || redeemed.containsKey(code.sha256())
                || !kept.redeemedAt().isBefore(issued.expiresAt())) {
            return new Redemption.NotRedeemable();
        }
        SessionState session = sessions.find(kept.sessionId(), kept.person(), context);
        if (session.isRevoked()) {
            return new Redemption.SessionEnded(session.revokedBy());
        }
        codes.remove(code.sha256());
        redeemed.put(code.sha256(), kept);
        return new Redemption.Redeemed();
    }

    @Override
    public synchronized void refused(Secret code, int times, RequestContext context) {
        refusals.merge(code.sha256(), times, Integer::sum);
    }
}
