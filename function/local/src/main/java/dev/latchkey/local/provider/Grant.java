package dev.latchkey.local.provider;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;

/** What an authorization code stands for. */
record Grant(AuthenticationRequest request, SignedIn signedIn) {}
