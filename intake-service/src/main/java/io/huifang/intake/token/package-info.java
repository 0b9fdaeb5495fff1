/**
 * What callers prove themselves with in {@code Authorization: Bearer}: opaque keys, known by their
 * digest, and access tokens (RFC 9068) of one OAuth2 issuer.
 *
 * <p>Entry type: {@link io.huifang.intake.token.AccessTokens}. A token is read once and known by
 * its digest until it expires. Without good keys of the issuer no token is believed, never "let
 * pass".
 */
package io.huifang.intake.token;
