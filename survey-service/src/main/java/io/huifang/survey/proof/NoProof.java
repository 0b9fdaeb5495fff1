package io.huifang.survey.proof;

/** There is nothing to show to another service right now: the issuer gives no token. */
public final class NoProof extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoProof(String peer) {
        super("there is no token for " + peer, null, false, false);
    }
}
