package dev.latchkey.signin.access;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.json.JsonObject;
import java.util.List;

/** An access file that has every key, and what becomes of it when something in it is another. */
final class AccessExample {
    private static final String FILE = """
            {
              "version": 1,
              "organization": { "name": "Example", "contact": "#cloud-help" },
              "identityProviders": {
                "staff": {
                  "label": "Staff",
                  "issuer": "https://login.example.com/realms/staff",
                  "clientId": "latchkey",
                  "clientAuthentication": "private_key_jwt",
                  "person": { "id": "oid", "name": "upn", "display": "name" },
                  "groups": "groups",
                  "scopes": ["profile", "openid"],
                  "algorithms": ["ES256", "PS256"],
                  "acrValues": ["gold"],
                  "prompt": "select_account",
                  "recheck": "10m",
                  "grace": "2h"
                },
                "partners": {
                  "issuer": "https://partners.example.com",
                  "clientId": "latchkey-partners",
                  "clientAuthentication": {
                    "secret": "AQICAHgxexamplexexamplexexamplexexamplexexamplex==",
                    "method": "client_secret_post"
                  },
                  "groups": "roles"
                }
              },
              "accounts": {
                "111122223333": { "name": "Payments production", "colour": "red", "labels": ["production"] },
                "444455556666": { "name": "Payments staging" }
              },
              "rules": [
                {
                  "name": "payments-admin",
                  "groups": ["staff/payments-admins"],
                  "people": ["staff/8d5b-ada"],
                  "role": "Admin",
                  "description": "Everything in this account",
                  "accounts": ["111122223333"],
                  "session": "2h",
                  "reauthenticate": "10m",
                  "amr": ["mfa"],
                  "acr": ["gold"],
                  "reason": "required",
                  "tags": { "team": "payments" },
                  "policy": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[]}",
                  "policyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
                  "remote": false
                },
                {
                  "name": "engineers-read",
                  "groups": ["staff/engineers", "partners//teams/engineers"],
                  "role": "/teams/ReadOnly",
                  "accounts": ["444455556666", "label:production"],
                  "session": "12h",
                  "remote": true
                },
                {
                  "name": "partners-read",
                  "groups": ["partners/readers"],
                  "role": "ReadOnly",
                  "accounts": ["444455556666"]
                }
              ],
              "tests": [
                {
                  "person": { "provider": "staff", "id": "42", "groups": ["engineers"] },
                  "may": ["engineers-read"],
                  "mayNot": ["payments-admin"]
                }
              ]
            }
            """;

    private AccessExample() {}

    static ObjectNode tree() {
        return JsonObject.parse(FILE).tree().deepCopy();
    }

    static AccessFile file() {
        return AccessReader.read(tree());
    }

    /** The file with that JSON in place of what is at the pointer, or beside it. */
    static ObjectNode with(String pointer, String json) {
        ObjectNode tree = tree();
        put(tree, pointer, JsonObject.parse("{\"value\":" + json + "}").tree().path("value"));
        return tree;
    }

    static void put(ObjectNode tree, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(place.head());
        if (parent instanceof ArrayNode list) {
            list.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
    }

    /** The file without what is at the pointer. */
    static ObjectNode without(String pointer) {
        ObjectNode tree = tree();
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) tree.at(place.head())).remove(List.of(place.last().getMatchingProperty()));
        return tree;
    }
}
