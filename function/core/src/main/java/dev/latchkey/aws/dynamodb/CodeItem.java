package dev.latchkey.aws.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of a {@code code#} item, the contract with whatever signs people in. Times are epoch seconds (N), maps
 * hold strings (M), everything else is text (S) unless noted. An unknown version or attribute is a fault, never a
 * grant: what was misspelt might have been meant to narrow it.
 *
 * <table>
 * <caption>Attributes; those marked ? may be absent</caption>
 * <tr><td>pk</td><td>{@code code#} and the SHA-256 of the code in base64url</td></tr>
 * <tr><td>v</td><td>2: the version of this layout (N)</td></tr>
 * <tr><td>person</td><td>the person's id: {@link PersonId}</td></tr>
 * <tr><td>rule</td><td>the name of the access rule that grants the role</td></tr>
 * <tr><td>clientId</td><td>the client of the authorization request</td></tr>
 * <tr><td>redirectUri</td><td>its redirect URI, byte for byte</td></tr>
 * <tr><td>codeChallenge</td><td>its S256 challenge; without it the code is never redeemable</td></tr>
 * <tr><td>codeChallengeMethod?</td><td>S256 or SHA-256; absent means S256</td></tr>
 * <tr><td>dpopJkt?</td><td>the thumbprint of the only key that may redeem the code</td></tr>
 * <tr><td>expiresAt</td><td>when the code expires, at most 10 minutes after it was issued (N)</td></tr>
 * <tr><td>claims?</td><td>further claims for the id token (M)</td></tr>
 * <tr><td>signInIp?</td><td>the address of the browser that signed in</td></tr>
 * <tr><td>session</td><td>the id of the session that it begins</td></tr>
 * <tr><td>roleArn</td><td>the role to assume</td></tr>
 * <tr><td>sessionName</td><td>STS's RoleSessionName, the same at each of the person's logins</td></tr>
 * <tr><td>sourceIdentity</td><td>STS's SourceIdentity, likewise; other people may have the same</td></tr>
 * <tr><td>tags?</td><td>STS session tags (M)</td></tr>
 * <tr><td>policy?</td><td>an inline session policy, in place of the deployment's</td></tr>
 * <tr><td>policyArns?</td><td>managed session policies, besides the deployment's (L of S)</td></tr>
 * <tr><td>authTime</td><td>when the person was authenticated (N)</td></tr>
 * <tr><td>sessionEndsAt</td><td>when the session ends, at most 12 hours later (N)</td></tr>
 * <tr><td>mac</td><td>KMS's HMAC-SHA-256 over {@link #authenticated} of the others (B)</td></tr>
 * <tr><td>refusals?</td><td>how often STS refused the role; the token function's, not the issuer's (N)</td></tr>
 * </table>
 */
public final class CodeItem {
    private static final long VERSION = 2;
    private static final String MAC = "mac";
    private static final String REFUSALS = "refusals";
    private static final Set<String> ATTRIBUTES = Set.of(
            "pk",
            "v",
            "person",
            "rule",
            "clientId",
            "redirectUri",
            "codeChallenge",
            "codeChallengeMethod",
            "dpopJkt",
            "expiresAt",
            "claims",
            "signInIp",
            "session",
            "roleArn",
            "sessionName",
            "sourceIdentity",
            "tags",
            "policy",
            "policyArns",
            "authTime",
            "sessionEndsAt",
            MAC,
            REFUSALS);

    private CodeItem() {}

    /**
     * The item of a code that was just issued.
     *
     * @param generator makes its MAC
     */
    public static Map<String, AttributeValue> of(
            Secret code, IssuedCode issued, CodeMac.Generator generator, RequestContext context) {
        Map<String, AttributeValue> item = withoutMac(code, issued);
        return Attributes.of(item)
                .put(MAC, generator.generate(authenticated(item), context))
                .asItem();
    }

    private static Map<String, AttributeValue> withoutMac(Secret code, IssuedCode issued) {
        Authorization authorization = issued.authorization();
        return Attributes.empty()
                .put("pk", TableKey.CODE.of(code.sha256()))
                .put("v", VERSION)
                .put("person", authorization.person().value())
                .put("rule", authorization.rule())
                .put("clientId", issued.clientId())
                .put("redirectUri", issued.redirectUri())
                .put("codeChallenge", issued.codeChallenge())
                .put("codeChallengeMethod", issued.codeChallengeMethod())
                .put("dpopJkt", issued.dpopJkt())
                .put("expiresAt", issued.expiresAt())
                .put("claims", issued.claims())
                .put("signInIp", issued.signInIp())
                .put("session", issued.session().value())
                .put("roleArn", authorization.role().toString())
                .put("sessionName", authorization.sessionName().value())
                .put("sourceIdentity", authorization.sourceIdentity().value())
                .put("tags", authorization.tags())
                .put("policy", authorization.policy())
                .put("policyArns", authorization.policyArns())
                .put("authTime", authorization.authTime())
                .put("sessionEndsAt", authorization.sessionEndsAt())
                .asItem();
    }

    /** The code that the item holds; throws {@link IllegalArgumentException} if it holds none. */
    public static IssuedCode parse(Map<String, AttributeValue> item) {
        Attributes read = Attributes.of(item).requireOnly(ATTRIBUTES);
        if (read.number("v") != VERSION) {
            throw new IllegalArgumentException("v is not " + VERSION);
        }
        return new IssuedCode(
                read.string("clientId"),
                read.string("redirectUri"),
                read.optionalString("codeChallenge"),
                read.optionalString("codeChallengeMethod"),
                read.optionalString("dpopJkt"),
                read.time("expiresAt"),
                read.stringMap("claims"),
                read.optionalString("signInIp"),
                new SessionId(read.string("session")),
                new Authorization(
                        PersonId.parse(read.string("person")),
                        read.string("rule"),
                        RoleArn.parse(read.string("roleArn")),
                        new SessionName(read.string("sessionName")),
                        new SessionName(read.string("sourceIdentity")),
                        read.stringMap("tags"),
                        read.optionalString("policy"),
                        read.strings("policyArns"),
                        read.time("authTime"),
                        read.time("sessionEndsAt")));
    }

    /** The item's MAC, and what it is over; empty for an item that has none. */
    public static Optional<CodeMac> mac(Map<String, AttributeValue> item) {
        return Attributes.of(item).optionalBytes(MAC).map(value -> new CodeMac(authenticated(item), value));
    }

    /**
     * What the MAC is over: the SHA-256 of the item's attributes as JSON, each under its name with DynamoDB's letter for
     * its type, names in the order of their UTF-16 units. Without {@code mac} itself and {@code refusals}, which the
     * token function counts. KMS takes 4096 bytes, and an item may be longer.
     */
    static byte[] authenticated(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> sorted = new TreeMap<>(item);
        sorted.remove(MAC);
        sorted.remove(REFUSALS);
        return Sha256.digest(Json.write(json -> {
            for (Map.Entry<String, AttributeValue> attribute : sorted.entrySet()) {
                json.writeObjectFieldStart(attribute.getKey());
                writeValue(json, attribute.getValue());
                json.writeEndObject();
            }
        }));
    }

    private static void writeValue(JsonGenerator json, AttributeValue value) throws IOException {
        switch (value.type()) {
            case S -> json.writeStringField("S", value.s());
            case N -> json.writeStringField("N", value.n());
            case L ->
                Json.writeStrings(
                        json, "L", value.l().stream().map(AttributeValue::s).toList());
            case M -> {
                Map<String, String> strings = new TreeMap<>();
                value.m().forEach((name, text) -> strings.put(name, text.s()));
                Json.writeStringMap(json, "M", strings);
            }
            default -> throw new IllegalArgumentException("an attribute is of a type that no code item has");
        }
    }

    /** How often STS refused the role of the code that the item holds. */
    public static long refusals(Map<String, AttributeValue> item) {
        return item.containsKey(REFUSALS) ? Attributes.of(item).number(REFUSALS) : 0;
    }
}
