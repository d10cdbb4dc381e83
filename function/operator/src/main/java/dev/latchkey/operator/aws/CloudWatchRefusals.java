package dev.latchkey.operator.aws;

import dev.latchkey.grant.PersonId;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.operator.command.CommandException;
import dev.latchkey.operator.session.RefusalLog;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;

/** The functions' events in CloudWatch Logs. */
final class CloudWatchRefusals implements RefusalLog {
    private static final Comparator<Refusal> BY_TIME = Comparator.comparing(Refusal::at);

    private final CloudWatchLogsClient client;
    private final List<String> logGroups;

    CloudWatchRefusals(CloudWatchLogsClient client, List<String> logGroups) {
        this.client = client;
        this.logGroups = List.copyOf(logGroups);
    }

    @Override
    public List<Refusal> of(PersonId person, Instant since) {
        Queue<Refusal> last = new PriorityQueue<>(BY_TIME);
        for (String logGroup : logGroups) {
            FilterLogEventsRequest request = FilterLogEventsRequest.builder()
                    .logGroupName(logGroup)
                    .startTime(since.toEpochMilli())
                    .filterPattern("{ ($.person = \"%s\") && ($.status >= 400) }".formatted(person.value()))
                    .build();
            new AwsCall("CloudWatch Logs", "FilterLogEvents", "logs:FilterLogEvents", "the log group " + logGroup)
                    .call(() -> {
                        client.filterLogEventsPaginator(request).events().forEach(event -> {
                            last.add(refusal(logGroup, event.message()));
                            if (last.size() > MOST) {
                                last.remove();
                            }
                        });
                        return last;
                    });
        }
        return last.stream().sorted(BY_TIME).toList();
    }

    private static Refusal refusal(String logGroup, String line) {
        try {
            JsonObject event = JsonObject.parse(line);
            return new Refusal(
                    Instant.parse(event.string("time").orElse("")),
                    Stream.of(event.string("grant"), event.string("step"))
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElse(""),
                    event.string("outcome").orElse(""),
                    event.string("reason"),
                    event.string("lever"),
                    event.string("sourceIp"));
        } catch (MalformedJsonException | DateTimeParseException e) {
            throw new CommandException("the log group %s has events that Latchkey did not write".formatted(logGroup));
        }
    }
}
