package dev.latchkey.local.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.latchkey.local.http.Exchange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** OpenID Connect Core §5.3, the access token in the Authorization header (RFC 6750 §2.1). */
final class UserInfoEndpoint {
    private final Handles<SignedIn> accessTokens;
    private final Supplier<Lies> lies;

    UserInfoEndpoint(Handles<SignedIn> accessTokens, Supplier<Lies> lies) {
        this.accessTokens = accessTokens;
        this.lies = lies;
    }

    Exchange.Answer answer(Exchange exchange) {
        return accessToken(exchange)
                .flatMap(accessTokens::find)
                .map(signedIn -> Answers.json(200, lies.get().userInfo(claims(signedIn.person()))))
                .orElseGet(() ->
                        new Exchange.Answer(401, Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""), ""));
    }

    private static Map<String, Object> claims(SamplePerson person) {
        UserInfo userInfo = new UserInfo(new Subject(person.subject()));
        person.profile().forEach(userInfo::setClaim);
        return new LinkedHashMap<>(userInfo.toJSONObject());
    }

    private static Optional<String> accessToken(Exchange exchange) {
        try {
            return Optional.of(
                    BearerAccessToken.parse(exchange.header("authorization")).getValue());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
