// server.mjs PORT REDIRECT_URI JWKS_URI: an identity provider with one client, whose people are whoever types a name. The name
// is their subject and, after the last dot, their group. Its forms are oidc-provider's own, for development.
import { generateKeyPairSync } from "node:crypto";
import { Provider } from "oidc-provider";

const [port, redirectUri, jwksUri] = process.argv.slice(2);
const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "latchkey",
      redirect_uris: [redirectUri],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      token_endpoint_auth_method: "private_key_jwt",
      token_endpoint_auth_signing_alg: "ES256",
      id_token_signed_response_alg: "ES256",
      jwks_uri: jwksUri,
    },
  ],
  jwks: { keys: [{ ...key, kid: "es256", alg: "ES256", use: "sig" }] },
  clientAuthMethods: ["private_key_jwt"],
  enabledJWA: { idTokenSigningAlgValues: ["ES256"], clientAuthSigningAlgValues: ["ES256"] },
  claims: { openid: ["sub"], profile: ["preferred_username", "name", "groups"] },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({ sub, preferred_username: sub, name: sub, groups: [sub.split(".").at(-1)] }),
  }),
  // Its own refuses addresses of this machine, where the client's keys are.
  fetch: (url, { method, headers, signal }) => fetch(url, { method, headers, signal }),
  cookies: { keys: ["only for tests"] },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
