package dev.latchkey.operator.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The access files that were applied, each by its version. */
public interface AccessVersions {
    /**
     * An access file as it was applied.
     *
     * @param number counts up from 1
     * @param appliedBy an ARN
     * @param appliedAt in whole seconds
     */
    record Version(long number, CompiledAccess access, String appliedBy, Instant appliedAt) {}

    /**
     * That an access file was applied.
     *
     * @param number its version
     */
    record Entry(long number, String appliedBy, Instant appliedAt) {}

    /** What became of an attempt to apply. */
    enum Outcome {
        APPLIED,
        /** What is applied is not what should have been replaced: somebody else was faster. Nothing was changed. */
        OVERTAKEN,
        /** There is a copy of that version already, which this command did not write. Nothing was changed. */
        VERSION_TAKEN
    }

    /** What is applied; empty if nothing is. */
    Optional<Version> current();

    /** The version whose rules running sessions are held to; empty if there are none. */
    Optional<Long> rules();

    /** The copy of a version; empty if there is none. */
    Optional<Version> find(long number);

    /**
     * The copies of the versions up to one, the newest first; without those that are gone.
     *
     * @param most how many versions are looked for, 1 to 100
     */
    List<Entry> history(long newest, int most);

    /**
     * Applies a version in place of another, and keeps a copy: both or neither.
     *
     * @param replaced what must still be applied; empty if nothing must be
     */
    Outcome apply(Version next, Optional<Version> replaced);

    /** The number of the newest version: of what is applied, or else of the last copy of an unbroken row; 0 if none. */
    default long newest() {
        Optional<Version> current = current();
        if (current.isPresent()) {
            return current.get().number();
        }
        long there = 0;
        long missing = 1;
        while (find(missing).isPresent()) {
            there = missing;
            missing *= 2;
        }
        while (missing - there > 1) {
            long middle = (there + missing) / 2;
            if (find(middle).isPresent()) {
                there = middle;
            } else {
                missing = middle;
            }
        }
        return there;
    }
}
