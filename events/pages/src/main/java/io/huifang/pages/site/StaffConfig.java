package io.huifang.pages.site;

import io.smallrye.config.ConfigMapping;

import java.net.URI;
import java.util.Optional;

/** Where staff are, who log in. */
@ConfigMapping(prefix = "huifang.staff")
public interface StaffConfig {
    /**
     * Where staff reach the service, such as {@code https://survey.inside.example}; for behind a
     * proxy that does not keep {@code Host}. The customers' address is none of theirs.
     */
    Optional<URI> baseUrl();
}
