package dev.latchkey.grant;

import dev.latchkey.testing.FakeRefreshAnswers;

class FakeRefreshAnswersTest extends RefreshAnswersContract {
    private final FakeRefreshAnswers answers = new FakeRefreshAnswers();

    @Override
    protected RefreshAnswers answers() {
        return answers;
    }
}
