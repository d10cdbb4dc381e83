package dev.latchkey.token.endpoint;

import dev.latchkey.grant.Lever;
import dev.latchkey.lambda.Metric;
import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The metrics of token requests. Replays, reuse and forgery are counted apart from other refusals, because somebody
 * should look at them; what was ended before its time is counted by the lever that ended it.
 */
final class TokenMetrics {
    private TokenMetrics() {}

    static List<Metric> of(Map<Field, Object> fields) {
        List<Metric> metrics = new ArrayList<>();
        if (fields.containsKey(Field.IAT_OFFSET)) {
            metrics.add(Metric.ofMember(Field.IAT_OFFSET.json(), "Seconds"));
        }
        metrics.add(count("replaysAnswered", fields, Field.OUTCOME, TokenEvent.REPEATED));
        metrics.add(count("replaysRefused", fields, Field.ABUSE, AbuseSignal.PROOF_REPLAYED.name()));
        metrics.add(count("rolesRefused", fields, Field.OUTCOME, ErrorCode.INSUFFICIENT_PERMISSIONS.name()));
        metrics.add(count("codesReused", fields, Field.ABUSE, AbuseSignal.CODE_REUSED.name()));
        metrics.add(count("codesForged", fields, Field.ABUSE, AbuseSignal.CODE_FORGED.name()));
        metrics.add(count("codesFromElsewhere", fields, Field.ABUSE, AbuseSignal.CODE_FROM_ELSEWHERE.name()));
        metrics.add(count("refreshTokensForged", fields, Field.ABUSE, AbuseSignal.REFRESH_TOKEN_FORGED.name()));
        Stream.of(Lever.values())
                .filter(lever -> lever.text().equals(fields.get(Field.LEVER)))
                .forEach(lever -> metrics.add(Metric.count(endedBy(lever), 1)));
        return metrics;
    }

    private static Metric count(String name, Map<Field, Object> fields, Field field, String value) {
        return Metric.count(name, value.equals(fields.get(field)) ? 1 : 0);
    }

    private static String endedBy(Lever lever) {
        return switch (lever) {
            case OPERATOR -> "endedByOperator";
            case ACCESS_FILE -> "endedByAccessFile";
            case RECHECK -> "endedByRecheck";
            case LOGOUT -> "endedByLogout";
            case PERSON -> "endedByPerson";
            case CODE_REUSE -> "endedByCodeReuse";
        };
    }
}
