package io.huifang.survey.account;

import io.smallrye.config.ConfigMapping;

import java.net.URI;
import java.util.Optional;

/** Where staff are, who log in. */
@ConfigMapping(prefix = "huifang.staff")
interface StaffConfig {
    /**
     * Where staff reach this service, such as {@code https://survey.inside.example}; for behind a
     * proxy that does not keep {@code Host}. The customers' address is none of theirs.
     */
    Optional<URI> baseUrl();
}
