package dev.latchkey.local.sts;

import static dev.latchkey.local.sts.StsXml.element;

import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.http.QueryString;
import dev.latchkey.local.sts.MintedCredentials.Minted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * AssumeRole and GetCallerIdentity of AWS STS, in the AWS query protocol. AssumeRole accepts any caller, because the
 * function has no real credentials here; GetCallerIdentity accepts only credentials that were minted here, and the
 * operator's, and checks the signature.
 */
public final class StsStandIn implements AutoCloseable {
    /** Who the operator of the local service is. */
    public static final String OPERATOR = "arn:aws:iam::000000000000:user/local";

    /** The operator's access key id and secret key. It is no secret: it is good for this machine only. */
    public static final String OPERATOR_KEY = "local";

    private final MintedCredentials credentials;
    private final InstantSource clock;
    private final Set<String> refusedRoles = ConcurrentHashMap.newKeySet();
    private final AtomicInteger minted = new AtomicInteger();
    private final LoopbackServer server;

    private StsStandIn(MintedCredentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.server = LoopbackServer.startForPrograms(this::handle);
    }

    /** Starts on any free port, with its key kept in {@code folder}. */
    public static StsStandIn start(Path folder, InstantSource clock) {
        return new StsStandIn(new MintedCredentials(folder), clock);
    }

    public URI url() {
        return server.url();
    }

    /** From now on nobody may assume the role, as if by its trust policy. */
    public void refuse(String roleArn) {
        refusedRoles.add(roleArn);
    }

    /** How often AssumeRole has issued credentials. */
    public int minted() {
        return minted.get();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Responds to a request as STS does. */
    public Exchange.Answer handle(Exchange exchange) {
        try {
            Map<String, String> parameters = QueryString.parse(exchange.body().text());
            return switch (parameters.getOrDefault("Action", "")) {
                case "AssumeRole" -> assumeRole(AssumeRole.parse(parameters));
                case "GetCallerIdentity" -> getCallerIdentity(exchange);
                default -> throw new StsError(400, "InvalidAction", "The stand-in has no such action.");
            };
        } catch (StsError e) {
            return StsXml.error(e);
        } catch (IllegalArgumentException e) {
            return StsXml.error(StsError.validation("The parameters cannot be read."));
        }
    }

    private Exchange.Answer assumeRole(AssumeRole request) {
        if (refusedRoles.contains(request.roleArn())) {
            throw new StsError(
                    403, "AccessDenied", "User is not authorized to perform sts:AssumeRole on " + request.roleArn());
        }
        Instant expiration =
                Instant.ofEpochSecond(clock.instant().plus(request.duration()).getEpochSecond());
        Minted issued = credentials.mint(request.assumedRoleArn(), expiration);
        minted.incrementAndGet();
        return StsXml.success(
                "AssumeRole",
                "<Credentials>"
                        + element("AccessKeyId", issued.accessKeyId())
                        + element("SecretAccessKey", issued.secretAccessKey())
                        + element("SessionToken", issued.sessionToken())
                        + element("Expiration", expiration.toString())
                        + "</Credentials><AssumedRoleUser>"
                        + element("Arn", issued.arn())
                        + element("AssumedRoleId", "AROASTANDIN:" + request.sessionName())
                        + "</AssumedRoleUser>"
                        + (request.sourceIdentity().isEmpty()
                                ? ""
                                : element("SourceIdentity", request.sourceIdentity())));
    }

    private Exchange.Answer getCallerIdentity(Exchange exchange) {
        SignatureV4 signature = SignatureV4.parse(exchange.header("authorization"));
        Minted caller = caller(signature.accessKeyId(), exchange.header("x-amz-security-token"));
        if (!clock.instant().isBefore(caller.expiration())) {
            throw new StsError(403, "ExpiredToken", "The security token included in the request is expired.");
        }
        if (!signature.isCurrent(exchange, clock.instant())) {
            throw new StsError(403, "SignatureDoesNotMatch", "The request was signed too long ago, or is yet to be.");
        }
        if (!signature.matches(exchange, caller.secretAccessKey())) {
            throw new StsError(
                    403, "SignatureDoesNotMatch", "The request signature does not match the one that was calculated.");
        }
        return StsXml.success(
                "GetCallerIdentity",
                element("Arn", caller.arn())
                        + element("UserId", userId(caller))
                        + element("Account", caller.arn().split(":", -1)[4]));
    }

    private Minted caller(String accessKeyId, String sessionToken) {
        if (accessKeyId.equals(OPERATOR_KEY)) {
            return new Minted(OPERATOR_KEY, OPERATOR_KEY, "", OPERATOR, Instant.MAX);
        }
        return credentials
                .find(sessionToken)
                .filter(found -> found.accessKeyId().equals(accessKeyId))
                .orElseThrow(() -> new StsError(
                        403, "InvalidClientTokenId", "The security token included in the request is invalid."));
    }

    private static String userId(Minted caller) {
        return caller.arn().equals(OPERATOR)
                ? "AIDASTANDIN"
                : "AROASTANDIN:" + caller.arn().replaceFirst(".*/", "");
    }
}
