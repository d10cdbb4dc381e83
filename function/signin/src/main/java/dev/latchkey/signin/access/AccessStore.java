package dev.latchkey.signin.access;

import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import java.util.Optional;

/** Where the access file lies that is applied. Implementations must be safe for concurrent use. */
public interface AccessStore {
    /**
     * The access file as of now; empty if none was ever applied.
     *
     * @throws InvalidAccessFileException if what is applied is no access file: it grants nothing
     * @throws DependencyException if it could not be read
     */
    Optional<AppliedAccess> current(RequestContext context);
}
