package dev.latchkey.token.grant;

import dev.latchkey.token.testing.FakeRefreshAnswers;

class FakeRefreshAnswersTest extends RefreshAnswersContract {
    private final FakeRefreshAnswers answers = new FakeRefreshAnswers();

    @Override
    protected RefreshAnswers answers() {
        return answers;
    }
}
