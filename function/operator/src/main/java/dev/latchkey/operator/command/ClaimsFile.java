package dev.latchkey.operator.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.IdentityReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A file with somebody's claims. */
final class ClaimsFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ClaimsFile() {}

    /**
     * Whom the claims are about.
     *
     * @param provider the name of the identity provider that tells of them; empty if the file has but one
     */
    static Identity identity(AccessFile file, Optional<String> provider, Path path) {
        IdentityProvider of = provider(file, provider);
        Map<String, Object> claims = claims(path);
        if (claims.get("iss") instanceof String issuer
                && !issuer.equals(of.issuer().toString())) {
            throw new CommandException("%s: these claims are of %s, and %s is %s: give another --provider"
                    .formatted(path, issuer, of.name(), of.issuer()));
        }
        try {
            return IdentityReader.read(of, claims);
        } catch (IllegalArgumentException e) {
            throw new CommandException("%s: %s: the sign-in is refused".formatted(path, e.getMessage()));
        }
    }

    private static IdentityProvider provider(AccessFile file, Optional<String> name) {
        if (name.isEmpty() && file.identityProviders().size() == 1) {
            return file.identityProviders().values().iterator().next();
        }
        return name.flatMap(file::identityProvider)
                .orElseThrow(() -> new CommandException("name an identity provider of the file: give --provider one of "
                        + String.join(", ", file.identityProviders().keySet())));
    }

    private static Map<String, Object> claims(Path path) {
        try {
            return MAPPER.convertValue(
                    JsonObject.parse(Files.readString(path)).tree(), new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new CommandException(path + ": the file cannot be read as text");
        } catch (MalformedJsonException e) {
            throw new CommandException(path + ": this is no JSON object with claims");
        }
    }
}
