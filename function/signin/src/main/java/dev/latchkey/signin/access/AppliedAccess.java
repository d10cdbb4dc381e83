package dev.latchkey.signin.access;

import java.time.Instant;

/**
 * An access file that is applied.
 *
 * @param version counts up from 1: how often one was applied
 * @param appliedBy whoever applied it, as AWS knows them: an ARN
 * @param appliedAt when, in whole seconds
 */
public record AppliedAccess(long version, String appliedBy, Instant appliedAt, AccessFile file) {}
