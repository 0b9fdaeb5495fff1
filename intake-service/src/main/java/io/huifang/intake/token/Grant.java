package io.huifang.intake.token;

import java.util.Set;

/**
 * Whom a token was given to, and for what.
 *
 * @param client the OAuth2 client
 * @param scopes what it may be used for, as its issuer says; perhaps none
 */
public record Grant(String client, Set<String> scopes) {}
