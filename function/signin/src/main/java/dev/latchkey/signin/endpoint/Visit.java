package dev.latchkey.signin.endpoint;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessStore;
import dev.latchkey.signin.access.AppliedAccess;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.InvalidAccessFileException;
import dev.latchkey.signin.access.RecentAccess;
import dev.latchkey.signin.flow.OpenSignIn;
import dev.latchkey.signin.flow.Refusal;
import dev.latchkey.signin.flow.SignInException;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.page.Organization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One request of a browser's, and what has been found out about it so far. */
final class Visit {
    /** How old a copy of the access file may be for a step that grants nothing. */
    static final Duration RECENT = Duration.ofSeconds(10);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final HttpRequest request;
    private final RequestContext context;
    private final SignInEvent event;
    private final AccessStore accessStore;
    private final RecentAccess recentAccess;

    /** Whose pages these are, once the access file has told. */
    private Organization organization = Organization.UNKNOWN;

    private Optional<Identity> identity = Optional.empty();

    /**
     * A request that has just arrived.
     *
     * @param accessStore has the access file as of now
     * @param recentAccess has that of a while ago
     */
    Visit(
            HttpRequest request,
            RequestContext context,
            SignInEvent event,
            AccessStore accessStore,
            RecentAccess recentAccess) {
        this.request = request;
        this.context = context;
        this.event = event;
        this.accessStore = accessStore;
        this.recentAccess = recentAccess;
    }

    HttpRequest request() {
        return request;
    }

    RequestContext context() {
        return context;
    }

    SignInEvent event() {
        return event;
    }

    Organization organization() {
        return organization;
    }

    /** Who has signed in, if somebody has. */
    Optional<Identity> identity() {
        return identity;
    }

    /** The one value of the query parameter, or an empty text. */
    String query(String name) {
        List<String> values = request.query().getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }

    /**
     * The access file as of now.
     *
     * @throws SignInException NO_ACCESS_FILE if there is none, or none that is valid
     */
    AccessFile accessFile() {
        return accessFile(() -> accessStore.current(context));
    }

    /**
     * The access file as of less than {@code age} ago: for steps that anybody can take and that grant nothing.
     *
     * @throws SignInException NO_ACCESS_FILE if there is none, or none that is valid
     */
    AccessFile accessFileYoungerThan(Duration age) {
        return accessFile(() -> recentAccess.youngerThan(age, context));
    }

    private AccessFile accessFile(Supplier<Optional<AppliedAccess>> store) {
        try {
            AppliedAccess applied = store.get()
                    .orElseThrow(() -> new SignInException(Refusal.NO_ACCESS_FILE, "access file: none is applied"));
            AccessFile file = applied.file();
            event.put(SignInEvent.Field.ACCESS_VERSION, applied.version());
            organization = new Organization(
                    file.organization().name(), file.organization().contact());
            return file;
        } catch (InvalidAccessFileException e) {
            throw new SignInException(Refusal.NO_ACCESS_FILE, "access file: " + e.getMessage());
        }
    }

    /** The sign-in with that id, which is a client's. */
    OpenSignIn openForClient(SignInFlow flow, String id) {
        OpenSignIn open = open(flow, id);
        if (open.signIn().client().isEmpty()) {
            throw new SignInException(Refusal.NO_SIGN_IN, "sign-in: not a client's");
        }
        return open;
    }

    /** The sign-in with that id, which is the person's own. */
    OpenSignIn openForPerson(SignInFlow flow, String id) {
        OpenSignIn open = open(flow, id);
        if (open.signIn().client().isPresent()) {
            throw new SignInException(Refusal.NO_SIGN_IN, "sign-in: a client's");
        }
        return open;
    }

    /** The sign-in with that id, opened by the browser's cookie. */
    OpenSignIn open(SignInFlow flow, String id) {
        if (!ID.matcher(id).matches()) {
            throw new SignInException(Refusal.NO_SIGN_IN, "sign-in: not an id");
        }
        event.put(SignInEvent.Field.SIGN_IN, id);
        OpenSignIn open = flow.open(id, SignInCookies.secret(request, id), context);
        open.signIn().client().ifPresent(client -> event.put(SignInEvent.Field.CLIENT, client.clientId()));
        event.put(SignInEvent.Field.PROVIDER, open.signIn().provider());
        identity = open.signIn().identity();
        identity.ifPresent(event::signedIn);
        return open;
    }

    /** The identity provider of a sign-in, as the access file has it now. */
    static IdentityProvider provider(AccessFile file, OpenSignIn open) {
        return file.identityProvider(open.signIn().provider())
                .orElseThrow(() -> new SignInException(Refusal.NO_SIGN_IN, "provider: no longer in the access file"));
    }
}
