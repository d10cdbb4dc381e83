package dev.latchkey.signin.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.lambda.DirectInvocation;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.ParallelCalls;
import dev.latchkey.request.Pending;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AppliedAccess;
import dev.latchkey.signin.access.InvalidAccessFileException;
import dev.latchkey.signin.access.RecentAccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the records of the table's stream, which tell of sessions that mint, and has their people looked up again. A
 * record that could not be dealt with for a fault of AWS's is named in the response, so that Lambda sends it again
 * ({@code ReportBatchItemFailures}).
 */
public final class SessionStream implements DirectInvocation {
    /** How old a copy of the access file may be: rules that are older than that do not bind sessions either. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final String SESSION = "session#";

    private final Recheck recheck;
    private final KnownPeople people;
    private final RecentAccess access;
    private final EventLog<? super RecheckEvent> events;

    public SessionStream(
            Recheck recheck, KnownPeople people, RecentAccess access, EventLog<? super RecheckEvent> events) {
        this.recheck = recheck;
        this.people = people;
        this.access = access;
        this.events = events;
    }

    /** Empty for what is no event of a DynamoDB stream. */
    @Override
    public Optional<String> answer(JsonObject event, String requestId, RequestContext context) {
        JsonNode records = event.tree().path("Records");
        return records.at("/0/eventSource").asText().equals("aws:dynamodb")
                ? Optional.of(response(failures(sessions(records), context)))
                : Optional.empty();
    }

    /** As Lambda reads it: the stream is taken up again at the first record that is named. */
    private static String response(List<String> failures) {
        return Json.write(json -> {
            json.writeArrayFieldStart("batchItemFailures");
            for (String number : failures) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", number);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The sessions that the records are about, each with the number of its first record. */
    private static Map<SessionId, String> sessions(JsonNode records) {
        Map<SessionId, String> sessions = new LinkedHashMap<>();
        for (JsonNode change : records) {
            String pk = change.at("/dynamodb/Keys/pk/S").asText();
            if (pk.startsWith(SESSION) && SessionId.isOne(pk.substring(SESSION.length()))) {
                sessions.putIfAbsent(
                        new SessionId(pk.substring(SESSION.length())),
                        change.at("/dynamodb/SequenceNumber").asText());
            }
        }
        return sessions;
    }

    /** The numbers of the records that must be sent again. */
    private List<String> failures(Map<SessionId, String> sessions, RequestContext context) {
        RecheckEvent event = RecheckEvent.started(context.now());
        try {
            Optional<AccessFile> file = accessFile(context);
            return file.isPresent() ? look(sessions, file.get(), context) : List.of();
        } catch (DependencyException e) {
            event.interrupted(e.reason());
            event.done(context);
            events.write(event);
            return List.copyOf(sessions.values());
        }
    }

    /** The access file that is applied, if it wants anybody looked up. */
    private Optional<AccessFile> accessFile(RequestContext context) {
        try {
            return access.youngerThan(RECENT, context)
                    .map(AppliedAccess::file)
                    .filter(file -> file.identityProviders().values().stream()
                            .anyMatch(provider -> provider.recheck().isPresent()));
        } catch (InvalidAccessFileException e) {
            // By such a file nobody signs in, and sessions go on by the rules that were applied with it.
            return Optional.empty();
        }
    }

    private List<String> look(Map<SessionId, String> sessions, AccessFile file, RequestContext context) {
        Map<PersonId, String> people = new LinkedHashMap<>();
        this.people
                .owners(sessions.keySet(), context)
                .forEach((session, person) -> people.putIfAbsent(person, String.valueOf(sessions.get(session))));
        Map<String, Pending<Boolean>> looks = new LinkedHashMap<>();
        try (ParallelCalls calls = new ParallelCalls()) {
            people.forEach(
                    (person, number) -> looks.put(number, calls.start(() -> look(person, file, number, context))));
        }
        return looks.entrySet().stream()
                .filter(look -> !look.getValue().await())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether the person was dealt with, one way or another. */
    private boolean look(PersonId person, AccessFile file, String number, RequestContext batch) {
        RequestContext context = batch.apart();
        RecheckEvent event = RecheckEvent.started(context.now());
        boolean isDone = false;
        try {
            recheck.look(person, file, number, context, event);
            isDone = true;
        } catch (DependencyException e) {
            event.interrupted(e.reason());
        } catch (RuntimeException bug) {
            // Its message may quote what the provider sent: the event names the place instead.
            event.interrupted(bug.getClass().getName()
                    + Stream.of(bug.getStackTrace()).limit(3).toList());
        }
        event.done(context);
        if (event.isWorthTelling()) {
            events.write(event);
        }
        return isDone;
    }
}
