package dev.latchkey.signin.provider;

import dev.latchkey.signin.access.Identity;

/**
 * What the provider's answer proves.
 *
 * @param identity who the person is
 * @param session what the provider knows it by
 */
public record Authentication(Identity identity, ProviderSession session) {}
