package dev.latchkey.signin.page;

/**
 * What the form of a choice carries besides the choice ({@code choice}, {@code reason}, {@code cancel}).
 *
 * @param signIn which sign-in it belongs to ({@code sign_in})
 * @param token proves that the form is this sign-in's own ({@code token})
 */
public record ChoiceForm(String signIn, String token) {}
