package dev.latchkey.local.provider;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.local.http.Exchange;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What a provider does to those who ask it, at any of its endpoints. */
public enum Disservice {
    /** Answers nothing until the provider is closed. */
    HANGS {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return honest;
        }
    },

    /** Has the right answer at another address, which whoever follows would send the code and the secret to. */
    REDIRECTS {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            return redirect(307, request, honest);
        }
    },

    /** The same, to be asked for with GET. */
    REDIRECTS_TO_GET {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            return redirect(302, request, honest);
        }
    },

    /** Says the right thing, and eight million characters more. */
    ANSWERS_WITHOUT_END {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            String more = "{\"padding\":\"" + "x".repeat(8_000_000) + "\",";
            return new Exchange.Answer(
                    honest.status(), honest.headers(), honest.body().replaceFirst("^\\{", more));
        }
    },

    FAILS {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            return Exchange.Answer.text(500, "Something went wrong.");
        }
    },

    IS_OVERLOADED {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            return Exchange.Answer.text(503, "Try again later.");
        }
    },

    ANSWERS_WITH_A_PAGE {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            Map<String, String> headers = new HashMap<>(honest.headers());
            headers.put("Content-Type", "text/html; charset=utf-8");
            return new Exchange.Answer(200, headers, "<!doctype html><title>Sign in</title>");
        }
    },

    ANSWERS_WITH_HALF {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            String half = honest.body().substring(0, honest.body().length() / 2);
            return new Exchange.Answer(honest.status(), honest.headers(), half);
        }
    },

    ANSWERS_WITH_NOTHING {
        @Override
        Exchange.Answer instead(Exchange request, Exchange.Answer honest) {
            return new Exchange.Answer(honest.status(), honest.headers(), "");
        }
    };

    abstract Exchange.Answer instead(Exchange request, Exchange.Answer honest);

    /** What to tell, from {@link OpenIdProvider#tell}, to have only this endpoint do it; userinfo is made to matter. */
    public Lies at(Endpoint endpoint) {
        return new Lies() {
            @Override
            public JWTClaimsSet claims(JWTClaimsSet honest) {
                return endpoint == Endpoint.USER_INFO ? Tokens.without("groups", honest) : honest;
            }

            @Override
            public Exchange.Answer answer(Endpoint answering, Exchange request, Exchange.Answer honest) {
                return answering == endpoint ? instead(request, honest) : honest;
            }
        };
    }

    private static Exchange.Answer redirect(int status, Exchange request, Exchange.Answer honest) {
        return request.query().equals("elsewhere")
                ? honest
                : new Exchange.Answer(status, Map.of("Location", request.path() + "?elsewhere"), "");
    }
}
