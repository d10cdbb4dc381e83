package dev.latchkey.operator.session;

import dev.latchkey.grant.RoleArn;

/** The inline policies of roles in many accounts. */
public interface RolePolicies extends AutoCloseable {
    /**
     * Attaches the policy, in place of one of the same name.
     *
     * @param document JSON
     * @return whether there is such a role
     */
    boolean attach(RoleArn role, String name, String document);

    /**
     * Takes the policy off.
     *
     * @return whether there was such a role, with such a policy
     */
    boolean remove(RoleArn role, String name);

    @Override
    void close();
}
