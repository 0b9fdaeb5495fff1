package io.huifang.intake.sender;

import io.huifang.intake.signature.SigningSecrets;

/**
 * A sender that signs its requests.
 *
 * @param sender whose requests they are when the signature is right
 * @param secrets what it signs with
 */
public record Signer(Sender sender, SigningSecrets secrets) {}
