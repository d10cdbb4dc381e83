package dev.latchkey.signin.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.json.JsonObject;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.AccessReader;
import dev.latchkey.signin.access.AccessStore;
import dev.latchkey.signin.access.AppliedAccess;
import dev.latchkey.testing.TestClock;
import java.util.Optional;

/** The access file in memory, as a tree that tests change. It is read anew each time, like the real one. */
public final class FakeAccessStore implements AccessStore {
    private static final String EXAMPLE = """
            {
              "version": 1,
              "organization": { "name": "Example", "contact": "#cloud-help" },
              "identityProviders": {
                "staff": {
                  "label": "Staff",
                  "issuer": "https://staff.example",
                  "clientId": "latchkey",
                  "clientAuthentication": "private_key_jwt",
                  "person": { "display": "name" },
                  "groups": "groups"
                }
              },
              "accounts": {
                "111122223333": { "name": "Payments production", "colour": "red", "labels": ["production"] },
                "444455556666": { "name": "Payments staging" }
              },
              "rules": [
                {
                  "name": "engineers-read",
                  "groups": ["staff/engineers"],
                  "role": "ReadOnly",
                  "description": "Looking at everything",
                  "accounts": ["111122223333", "444455556666"],
                  "session": "12h",
                  "remote": true
                },
                {
                  "name": "engineers-build",
                  "groups": ["staff/engineers"],
                  "role": "/teams/Developer",
                  "accounts": ["444455556666"],
                  "tags": { "team": "payments" },
                  "policyArns": ["arn:aws:iam::aws:policy/PowerUserAccess"]
                },
                {
                  "name": "engineers-audit",
                  "groups": ["staff/engineers"],
                  "role": "Auditor",
                  "accounts": ["111122223333"],
                  "reason": "required"
                },
                {
                  "name": "admins",
                  "groups": ["staff/admins"],
                  "role": "Admin",
                  "accounts": ["111122223333"],
                  "session": "1h",
                  "reauthenticate": "5m",
                  "amr": ["mfa"]
                }
              ]
            }
            """;

    /** A second identity provider, for tests that want one. */
    private static final String PARTNERS = """
            {
              "label": "Partners & friends",
              "issuer": "https://partners.example/realm",
              "clientId": "latchkey-there",
              "clientAuthentication": "none",
              "groups": "roles"
            }
            """;

    private Optional<ObjectNode> tree = Optional.empty();

    private long version;

    FakeAccessStore() {
        restore();
    }

    @Override
    public synchronized Optional<AppliedAccess> current(RequestContext context) {
        return tree.map(applied -> new AppliedAccess(
                version, "arn:aws:iam::111122223333:user/operator", TestClock.START, AccessReader.read(applied)));
    }

    /** Applies the example. */
    public synchronized void restore() {
        tree = Optional.of(JsonObject.parse(EXAMPLE).tree().deepCopy());
        version++;
    }

    /** Nothing is applied. */
    public synchronized void clear() {
        tree = Optional.empty();
    }

    /** Applies the file with that JSON at the pointer: in place of what is there, or beside it; {@code -} appends. */
    public synchronized void put(String pointer, String json) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode value = JsonObject.parse("{\"value\":" + json + "}").tree().path("value");
        JsonNode parent = tree.orElseThrow().at(place.head());
        if (parent instanceof ArrayNode list) {
            if (place.last().getMatchingProperty().equals("-")) {
                list.add(value);
            } else {
                list.set(place.last().getMatchingIndex(), value);
            }
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
        version++;
    }

    /** Applies the file without what is at the pointer. */
    public synchronized void remove(String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = tree.orElseThrow().at(place.head());
        if (parent instanceof ArrayNode list) {
            list.remove(place.last().getMatchingIndex());
        } else {
            ((ObjectNode) parent).remove(place.last().getMatchingProperty());
        }
        version++;
    }

    /** Applies the file with the second identity provider. */
    public void addPartners() {
        put("/identityProviders/partners", PARTNERS);
    }
}
