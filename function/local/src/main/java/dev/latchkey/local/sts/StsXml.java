package dev.latchkey.local.sts;

import dev.latchkey.local.http.Exchange;
import java.util.Map;
import java.util.UUID;

/** STS's responses, in the XML of the AWS query protocol. */
final class StsXml {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private StsXml() {}

    /** @param result the XML within the operation's result element */
    static Exchange.Answer success(String operation, String result) {
        return answer(200, """
                <%1$sResponse xmlns="%2$s"><%1$sResult>%3$s</%1$sResult>\
                <ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>
                """.formatted(operation, NAMESPACE, result, UUID.randomUUID()));
    }

    static Exchange.Answer error(StsError error) {
        return answer(error.status(), """
                <ErrorResponse xmlns="%s"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>\
                <RequestId>%s</RequestId></ErrorResponse>
                """.formatted(
                        NAMESPACE, error.code(), escape(String.valueOf(error.getMessage())), UUID.randomUUID()));
    }

    static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Exchange.Answer answer(int status, String xml) {
        return new Exchange.Answer(status, Map.of("Content-Type", "text/xml"), xml);
    }
}
