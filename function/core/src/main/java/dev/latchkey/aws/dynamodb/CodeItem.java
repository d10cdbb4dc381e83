package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of a {@code code#} item, the contract with whatever signs people in. Times are epoch seconds (N), maps hold
 * strings (M), all else is text (S) unless said.
 *
 * <table>
 * <caption>Attributes; those marked ? may be absent</caption>
 * <tr><td>pk</td><td>{@code code#} and the SHA-256 of the code in base64url</td></tr>
 * <tr><td>clientId</td><td>the client of the authorization request</td></tr>
 * <tr><td>redirectUri</td><td>its redirect URI, byte for byte</td></tr>
 * <tr><td>codeChallenge</td><td>its S256 challenge; without it the code is never redeemable</td></tr>
 * <tr><td>codeChallengeMethod?</td><td>S256 or SHA-256; absent means S256</td></tr>
 * <tr><td>dpopJkt?</td><td>the thumbprint of the only key that may redeem the code</td></tr>
 * <tr><td>expiresAt</td><td>when the code expires, at most 10 minutes after it was issued (N)</td></tr>
 * <tr><td>claims?</td><td>further claims for the id token (M)</td></tr>
 * <tr><td>roleArn</td><td>the role to assume</td></tr>
 * <tr><td>sessionName</td><td>STS's RoleSessionName, stable and unique per person</td></tr>
 * <tr><td>sourceIdentity</td><td>STS's SourceIdentity, stable and unique per person</td></tr>
 * <tr><td>tags?</td><td>STS session tags (M)</td></tr>
 * <tr><td>policy?</td><td>an inline session policy, in place of the deployment's</td></tr>
 * <tr><td>policyArns?</td><td>managed session policies, besides the deployment's (L of S)</td></tr>
 * <tr><td>authTime</td><td>when the person was authenticated (N)</td></tr>
 * <tr><td>sessionEndsAt</td><td>when the session ends, at most 12 hours later (N)</td></tr>
 * </table>
 */
public final class CodeItem {
    private CodeItem() {}

    public static String key(Secret code) {
        return "code#" + code.sha256();
    }

    public static Map<String, AttributeValue> of(Secret code, IssuedCode issued) {
        Authorization authorization = issued.authorization();
        return Attributes.empty()
                .put("pk", key(code))
                .put("clientId", issued.clientId())
                .put("redirectUri", issued.redirectUri())
                .put("codeChallenge", issued.codeChallenge())
                .put("codeChallengeMethod", issued.codeChallengeMethod())
                .put("dpopJkt", issued.dpopJkt())
                .put("expiresAt", issued.expiresAt())
                .put("claims", issued.claims())
                .put("roleArn", authorization.roleArn())
                .put("sessionName", authorization.sessionName())
                .put("sourceIdentity", authorization.sourceIdentity())
                .put("tags", authorization.tags())
                .put("policy", authorization.policy())
                .put("policyArns", authorization.policyArns())
                .put("authTime", authorization.authTime())
                .put("sessionEndsAt", authorization.sessionEndsAt())
                .asItem();
    }

    /** The code that the item holds; throws {@link IllegalArgumentException} when it holds none. */
    public static IssuedCode parse(Map<String, AttributeValue> item) {
        Attributes read = Attributes.of(item);
        return new IssuedCode(
                read.string("clientId"),
                read.string("redirectUri"),
                read.optionalString("codeChallenge"),
                read.optionalString("codeChallengeMethod"),
                read.optionalString("dpopJkt"),
                read.time("expiresAt"),
                read.stringMap("claims"),
                new Authorization(
                        read.string("roleArn"),
                        read.string("sessionName"),
                        read.string("sourceIdentity"),
                        read.stringMap("tags"),
                        read.optionalString("policy"),
                        read.strings("policyArns"),
                        read.time("authTime"),
                        read.time("sessionEndsAt")));
    }
}
