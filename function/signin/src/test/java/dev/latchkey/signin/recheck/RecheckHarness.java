package dev.latchkey.signin.recheck;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.JsonObject;
import dev.latchkey.signin.testing.FakeSignIns.Issued;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** People who sign in, and whose sessions mint. */
abstract class RecheckHarness {
    /** What a provider that is down answers. */
    static final TestProvider.Answer DOWN = request -> {
        throw new IOException("refused");
    };

    static final Duration EVERY = Duration.ofMinutes(10);
    static final Duration GRACE = Duration.ofHours(1);

    final TestSignIn service = new TestSignIn();

    @BeforeEach
    void recheckEveryTenMinutes() {
        service.access.put("/identityProviders/staff/recheck", "\"10m\"");
    }

    /** Ada, an engineer, signs in and chooses. */
    Issued signIn(String choice) {
        TestBrowser browser = service.browser();
        HttpResponse page = service.signIn(browser);
        TestSignIn.choose(browser, page, choice);
        return service.signIns.issued().getLast();
    }

    Issued signIn() {
        return signIn("engineers-read/111122223333");
    }

    static String person(Issued issued) {
        return issued.grant().authorization().person().value();
    }

    /** Sessions mint: the stream tells of it. Which of them Lambda is to tell of again. */
    List<String> mint(Issued... issued) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < issued.length; i++) {
            records.append(i == 0 ? "" : ",")
                    .append(record(i, "session#" + issued[i].grant().session().value()));
        }
        return deliver(records.toString());
    }

    static String record(int number, String pk) {
        return """
                {"eventName": "MODIFY", "eventSource": "aws:dynamodb",
                 "dynamodb": {"SequenceNumber": "%d", "Keys": {"pk": {"S": "%s"}}}}""".formatted(number, pk);
    }

    List<String> deliver(String records) {
        JsonObject event = JsonObject.parse("{\"Records\": [" + records + "]}");
        String response =
                service.stream.answer(event, "request", service.contexts.get()).orElseThrow();
        return JsonObject.parse(response).tree().path("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    List<Object> outcomes() {
        return service.rechecks.stream()
                .map(event -> event.members().get("outcome"))
                .toList();
    }

    KnownPerson known(Issued issued) {
        return service.signIns
                .people
                .find(issued.grant().authorization().person(), service.contexts.get())
                .orElseThrow();
    }
}
