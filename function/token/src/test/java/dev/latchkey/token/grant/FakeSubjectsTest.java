package dev.latchkey.token.grant;

import dev.latchkey.token.testing.FakeSubjects;

class FakeSubjectsTest extends SubjectsContract {
    private final FakeSubjects subjects = new FakeSubjects();

    @Override
    protected Subjects subjects() {
        return subjects;
    }
}
