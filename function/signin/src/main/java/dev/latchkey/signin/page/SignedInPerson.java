package dev.latchkey.signin.page;

/**
 * Who has signed in.
 *
 * @param display what they are called
 * @param name what they are called in AWS: the session's name
 */
public record SignedInPerson(String display, String name) {}
