package dev.latchkey.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, ValidationException, INVALID_REQUEST",
        "AUTHCODE_EXPIRED, 401, AccessDeniedException, AUTHCODE_EXPIRED",
        "TOKEN_EXPIRED, 401, AccessDeniedException, TOKEN_EXPIRED",
        "USER_CREDENTIALS_CHANGED, 403, AccessDeniedException, USER_CREDENTIALS_CHANGED",
        "INSUFFICIENT_PERMISSIONS, 403, AccessDeniedException, INSUFFICIENT_PERMISSIONS",
        "NOT_FOUND, 404, ValidationException, INVALID_REQUEST",
        "METHOD_NOT_ALLOWED, 405, ValidationException, INVALID_REQUEST",
        "TOO_MANY_REQUESTS, 429, TooManyRequestsError, INVALID_REQUEST",
        "SERVER_ERROR, 500, InternalServerException, server_error"
    })
    void everyError_isThatOfTheContract(ErrorCode error, int status, String shape, String code) {
        assertEquals(status, error.status());
        assertEquals(shape, error.shape());
        assertEquals(code, error.code());
    }

    @Test
    void thereIsNoOther() {
        assertEquals(9, ErrorCode.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void everyCode_isInTheModelsEnumeration(ErrorCode error) {
        Set<String> modelled = Set.of(
                "TOKEN_EXPIRED",
                "USER_CREDENTIALS_CHANGED",
                "INSUFFICIENT_PERMISSIONS",
                "AUTHCODE_EXPIRED",
                "server_error",
                "INVALID_REQUEST");

        assertTrue(modelled.contains(error.code()));
    }
}
