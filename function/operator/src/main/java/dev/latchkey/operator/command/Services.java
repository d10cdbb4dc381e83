package dev.latchkey.operator.command;

import dev.latchkey.operator.access.AccessVersions;
import dev.latchkey.operator.doctor.RoleChecks;
import dev.latchkey.operator.doctor.TableChecks;
import dev.latchkey.operator.session.People;
import dev.latchkey.operator.session.RefusalLog;
import dev.latchkey.operator.session.RolePolicies;
import java.util.List;
import java.util.Optional;

/** The services that commands call. Each call throws {@link CommandException} if it is not answered as it should be. */
public interface Services extends AutoCloseable {
    /** Finds the services. */
    @FunctionalInterface
    interface Factory {
        /**
         * The services of a Region.
         *
         * @param region its name; empty for the one that AWS's configuration names
         */
        Services in(Optional<String> region);
    }

    /** The access files that were applied, in the table of that name. */
    AccessVersions versions(String table);

    /** Who has signed in, in the table of that name. */
    People people(String table);

    /** How the table of that name is. */
    TableChecks.Table table(String table);

    /** The token function of that name, asked past API Gateway. */
    RoleChecks.Function roleTrust(String function);

    /** What the functions refused, in the log groups of those names. */
    RefusalLog refusals(List<String> logGroups);

    /**
     * The policies of roles, in whichever account.
     *
     * @param accountId the caller's account, whose roles are reached by the caller's own credentials
     * @param through path and name of the role by which those of other accounts are
     */
    RolePolicies rolePolicies(String accountId, Optional<String> through);

    /** The ARN of whoever calls. */
    String caller();

    /**
     * Seals an identity provider's client secret, so that the sign-in function alone can open it.
     *
     * @param key an id, ARN or alias of a KMS key
     * @return base64
     */
    String seal(String key, byte[] secret);

    @Override
    void close();
}
