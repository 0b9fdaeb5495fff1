package io.huifang.outbox.certificate;

import io.smallrye.config.ConfigMapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which certificates are watched. */
@ConfigMapping(prefix = "huifang.certificates")
public interface CertificateConfig {
    /**
     * Files of certificates in PEM whose ends are told as {@code huifang.certificate.left}, such as
     * the authorities of broker and database and the service's own; none unless set.
     */
    Optional<List<Path>> files();
}
