package dev.latchkey.grant;

import dev.latchkey.testing.FakeSubjects;

class FakeSubjectsTest extends SubjectsContract {
    private final FakeSubjects subjects = new FakeSubjects();

    @Override
    protected Subjects subjects() {
        return subjects;
    }
}
