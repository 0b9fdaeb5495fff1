package io.huifang.outbox.certificate;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** Certificates in a file. */
final class PemFile {
    private static final Logger LOG = Logger.getLogger(PemFile.class);

    private PemFile() {}

    /** Until the first of them ends; 0 when one has ended, and when there is none to be read. */
    static double secondsLeft(Path file, Instant now) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(PemFile::end)
                    .min(Instant::compareTo)
                    .map(end -> Math.max(0, Duration.between(now, end).toMillis() / 1e3))
                    .orElse(0.0);
        } catch (IOException | CertificateException unusable) {
            LOG.debugf("No certificate can be read: file=%s (%s)", file, unusable);
            return 0;
        }
    }

    private static Instant end(Certificate certificate) {
        return ((X509Certificate) certificate).getNotAfter().toInstant();
    }
}
