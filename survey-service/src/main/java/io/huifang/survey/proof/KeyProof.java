package io.huifang.survey.proof;

import io.smallrye.mutiny.Uni;

/**
 * A key of the configuration. It stays the same, refused or not.
 *
 * @param header the header's value
 */
record KeyProof(String header) implements Proof {
    @Override
    public Uni<String> authorization() {
        return Uni.createFrom().item(header);
    }

    @Override
    public void refused() {
        // there is no other one
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeyProof[…]";
    }
}
