package dev.latchkey.local.provider;

import java.time.Instant;

/** A person, and when they were last asked who they are. */
record SignedIn(SamplePerson person, Instant authTime) {}
