package dev.latchkey.token.aws.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.grant.RoleArn;
import dev.latchkey.local.http.Exchange.Answer;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.http.QueryString;
import dev.latchkey.local.testing.StandInClients;
import dev.latchkey.testing.TestClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What STS is asked, to the letter. */
class StsRoleTrustTest {
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final LoopbackServer sts = LoopbackServer.start(exchange -> {
        asked.add(new TreeMap<>(QueryString.parse(exchange.body().text())));
        return new Answer(
                200,
                Map.of("Content-Type", "text/xml"),
                "<AssumeRoleResponse><AssumeRoleResult></AssumeRoleResult></AssumeRoleResponse>");
    });

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void role_isAssumedForAQuarterOfAnHourByASessionThatMayDoNothing() {
        String role = "arn:aws:iam::111122223333:role/latchkey/Admin";
        assertEquals(
                "ok",
                new StsRoleTrust(StandInClients.sts(sts.url()))
                        .of(RoleArn.parse(role), TestClock.atStart().context()));
        assertEquals(
                List.of(
                        new TreeMap<>(
                                Map.of(
                                        "Action", "AssumeRole",
                                        "Version", "2011-06-15",
                                        "RoleArn", role,
                                        "RoleSessionName", "latchkey-doctor",
                                        "SourceIdentity", "latchkey-doctor",
                                        "DurationSeconds", "900",
                                        "Tags.member.1.Key", "latchkey:session",
                                        "Tags.member.1.Value", "latchkey-doctor",
                                        "Policy",
                                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}"))),
                asked);
    }
}
