package io.huifang.intake.vault.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.outbox.audit.Verification;

/**
 * What a walk along the chain found.
 *
 * @param intact whether every entry is as it was written
 * @param entries how many were checked; absent when the chain is broken
 * @param position of the last entry, or of the first broken one
 * @param hash of the last entry, 64 hexadecimal digits; absent when the chain is broken
 * @param because what is wrong; absent when nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationView(boolean intact, Long entries, long position, String hash, String because) {

    static VerificationView of(Verification found) {
        if (found instanceof Verification.Broken broken) {
            return new VerificationView(false, null, broken.position(), null, broken.because());
        }
        Verification.Intact intact = (Verification.Intact) found;
        return new VerificationView(true, intact.entries(), intact.position(), intact.hash(), null);
    }
}
