package io.huifang.survey.proof;

import io.smallrye.mutiny.Uni;

/** What one other service is shown with each request. */
public interface Proof {
    /**
     * The value of the header {@code Authorization}; fails with {@link NoProof} when there is none
     * right now. At once in nearly every case, and on the caller's own context in all.
     */
    Uni<String> authorization();

    /** The other service did not take it (401): another one is wanted. */
    void refused();
}
