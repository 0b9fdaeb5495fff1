package io.huifang.intake.vault;

import io.smallrye.mutiny.subscription.UniEmitter;

/** A request in the line of a {@link VaultWriter}, which guards what changes here. */
final class WaitingRequest {
    final SealedRows rows;
    final UniEmitter<? super Void> request;

    /** With how many requests, itself included, it may share a statement. */
    int company = SharedStatement.MOST_ROWS;

    /** Answered, or nobody waits for the answer any more. */
    boolean over;

    WaitingRequest(SealedRows rows, UniEmitter<? super Void> request) {
        this.rows = rows;
        this.request = request;
    }
}
