package dev.latchkey.token.grant;

import dev.latchkey.oauth.Secret;

/** AWS credentials, the access token of this protocol (model shape AccessToken). */
public record AccessToken(String accessKeyId, Secret secretAccessKey, Secret sessionToken) {}
