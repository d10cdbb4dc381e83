package dev.latchkey.token.grant;

import dev.latchkey.token.dpop.ProofLedger;

/** What the token endpoint needs from outside: each port's adapter, or a test's fake of it. */
public record Ports(
        AuthorizationCodes codes,
        Sessions sessions,
        RefreshAnswers answers,
        ProofLedger proofs,
        CredentialsIssuer credentials,
        TokenSealer sealer,
        IdTokenSigner signer) {}
