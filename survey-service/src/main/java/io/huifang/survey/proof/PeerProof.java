package io.huifang.survey.proof;

import java.util.Optional;

/** What another service wants to be shown; settings beside its address. */
public interface PeerProof {
    /** A bearer key, for local use: the prod profile takes none. */
    Optional<String> key();

    /**
     * The scope that an access token for it is asked for; several with a space between. When absent
     * the one that the other service wants by default.
     */
    Optional<String> scope();

    /**
     * What the issuer is told as {@code audience}; for issuers that do not derive it from the
     * scope.
     */
    Optional<String> audience();
}
