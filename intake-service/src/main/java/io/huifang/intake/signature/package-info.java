/**
 * Signed requests by the Standard Webhooks specification: HMAC-SHA256 over id, time and the raw
 * bytes of the body.
 *
 * <p>Entry types: {@link io.huifang.intake.signature.SignedRequest} is what the headers claim,
 * {@link io.huifang.intake.signature.SigningSecrets} says whether it is true. Pure: no clock, no
 * files.
 */
package io.huifang.intake.signature;
