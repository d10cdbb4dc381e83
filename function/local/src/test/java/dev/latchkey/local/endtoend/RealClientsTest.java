package dev.latchkey.local.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.testing.LoginCache;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;
import software.amazon.awssdk.services.signin.model.AccessDeniedException;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenRequestBody;
import software.amazon.awssdk.services.signin.model.CreateOAuth2TokenResponseBody;
import software.amazon.awssdk.services.signin.model.OAuth2ErrorCode;
import software.amazon.awssdk.services.signin.model.ValidationException;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS's own clients, unmodified but for the DPoP header that the plain one does not make. */
@Tag("service")
class RealClientsTest {
    private final TestService service = new TestService();
    private final ECKey key = Proof.newKey();
    private final AtomicReference<String> proof = new AtomicReference<>("");
    private final SigninClient signin = SigninClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(service.url())
            .httpClient(Apache5HttpClient.create())
            .overrideConfiguration(override -> override.addExecutionInterceptor(new ExecutionInterceptor() {
                @Override
                public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes unused) {
                    return context.httpRequest().toBuilder()
                            .putHeader("DPoP", proof.get())
                            .build();
                }
            }))
            .build();

    @AfterEach
    void stop() {
        signin.close();
        service.close();
    }

    private CreateOAuth2TokenResponseBody redeem(String code) {
        proof.set(service.proof(key));
        return create(CreateOAuth2TokenRequestBody.builder()
                .clientId(Grants.CLIENT_ID)
                .grantType("authorization_code")
                .code(code)
                .redirectUri(Grants.REDIRECT_URI)
                .codeVerifier(Grants.VERIFIER.reveal())
                .build());
    }

    private CreateOAuth2TokenResponseBody refresh(String refreshToken) {
        proof.set(service.proof(key));
        return create(CreateOAuth2TokenRequestBody.builder()
                .clientId(Grants.CLIENT_ID)
                .grantType("refresh_token")
                .refreshToken(refreshToken)
                .build());
    }

    private CreateOAuth2TokenResponseBody create(CreateOAuth2TokenRequestBody body) {
        return signin.createOAuth2Token(request -> request.tokenInput(body)).tokenOutput();
    }

    private String callerIdentity(AwsCredentials credentials) {
        try (StsClient sts = StsClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(service.url())
                .httpClient(Apache5HttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build()) {
            return sts.getCallerIdentity().arn();
        }
    }

    @Test
    void signinClient_redeemsACodeForCredentialsThatStsKnows() throws Exception {
        CreateOAuth2TokenResponseBody answer = redeem(service.signIn());

        assertEquals("aws_sigv4", answer.tokenType());
        assertTrue(answer.expiresIn() > 890 && answer.expiresIn() <= 900, "expiresIn " + answer.expiresIn());
        assertTrue(answer.idToken().startsWith("ey"));
        assertEquals(
                TestService.SUBJECT,
                callerIdentity(AwsSessionCredentials.create(
                        answer.accessToken().accessKeyId(),
                        answer.accessToken().secretAccessKey(),
                        answer.accessToken().sessionToken())));
    }

    @Test
    void signinClient_refreshesForNewCredentials() throws Exception {
        CreateOAuth2TokenResponseBody login = redeem(service.signIn());
        CreateOAuth2TokenResponseBody refreshed = refresh(login.refreshToken());

        assertNotEquals(
                login.accessToken().accessKeyId(), refreshed.accessToken().accessKeyId());
        assertNotEquals(login.refreshToken(), refreshed.refreshToken());
    }

    @Test
    void signinClient_seesARefusalAsItsModelledException() throws Exception {
        String code = service.signIn();
        redeem(code);

        ValidationException refusal = assertThrows(ValidationException.class, () -> redeem(code));
        // The SDK's newer model spells this one code in lower case, the operation's in upper case.
        assertEquals("INVALID_REQUEST", refusal.errorAsString());
        assertEquals(400, refusal.statusCode());
    }

    @Test
    void signinClient_seesAnExpiredSessionAsItsModelledException() throws Exception {
        CreateOAuth2TokenResponseBody login = redeem(service.signIn());
        service.clock().advance(Duration.ofHours(12));

        AccessDeniedException refusal = assertThrows(AccessDeniedException.class, () -> refresh(login.refreshToken()));
        assertEquals(OAuth2ErrorCode.TOKEN_EXPIRED, refusal.error());
        assertEquals(401, refusal.statusCode());
    }

    @Test
    void loginCredentialsProvider_refreshesFromItsCacheFile(@TempDir Path cache) throws Exception {
        CreateOAuth2TokenResponseBody login = redeem(service.signIn());
        LoginCache.write(cache, TestService.SUBJECT, login, key);

        try (SigninClient plain = SigninClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(service.url())
                        .httpClient(Apache5HttpClient.create())
                        .build();
                LoginCredentialsProvider provider = LoginCredentialsProvider.builder()
                        .signinClient(plain)
                        .loginSession(TestService.SUBJECT)
                        .tokenCacheLocation(cache)
                        .build()) {
            AwsCredentials credentials = provider.resolveCredentials();

            assertNotEquals(login.accessToken().accessKeyId(), credentials.accessKeyId());
            assertEquals(TestService.SUBJECT, callerIdentity(credentials));
        }
    }
}
