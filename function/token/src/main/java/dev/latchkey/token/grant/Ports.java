package dev.latchkey.token.grant;

import dev.latchkey.grant.CodeMac;
import dev.latchkey.token.dpop.ProofLedger;

/** What the token endpoint needs from outside: for each port an adapter, or a fake in tests. */
public record Ports(
        AuthorizationCodes codes,
        CodeMac.Verifier codeMacs,
        Sessions sessions,
        AccessRules accessRules,
        RefreshAnswers answers,
        ProofLedger proofs,
        CredentialsIssuer credentials,
        TokenSealer sealer,
        IdTokenSigner signer) {}
