/**
 * Logging in and out with a browser. In production the company's OpenID Connect issuer knows
 * people; locally a form asks for an account of the configuration, of which there may be none in
 * production. Programs show a token or, locally, a password with every request and need none of
 * this.
 */
package io.huifang.pages.login;
