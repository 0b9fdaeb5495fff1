package io.huifang.outbox.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Tag("R71")
class PemFileTest {
    private static final double A_MINUTE = 60;

    @TempDir Path directory;

    @Test
    void tellsWhenTheFirstOfItsCertificatesEnds() throws Exception {
        Path file = directory.resolve("authorities.crt");
        Files.writeString(file, certificate(300) + certificate(20));

        double left = PemFile.secondsLeft(file, Instant.now());

        assertThat(left).isCloseTo(Duration.ofDays(20).toSeconds(), within(A_MINUTE));
    }

    @Test
    void aCertificateThatHasEndedLastsNoLonger() throws Exception {
        Path file = directory.resolve("ended.crt");
        Files.writeString(file, certificate(1));

        assertThat(PemFile.secondsLeft(file, Instant.now().plus(Duration.ofDays(2)))).isZero();
    }

    @Test
    void aFileThatIsMissingOrSomethingElseLastsNoLonger() throws IOException {
        Path other = directory.resolve("other.crt");
        Files.writeString(other, "no certificate");

        assertThat(PemFile.secondsLeft(other, Instant.now())).isZero();
        assertThat(PemFile.secondsLeft(directory.resolve("none.crt"), Instant.now())).isZero();
    }

    @Test
    void eachWatchedFileIsTold() throws Exception {
        Path first = directory.resolve("first.crt");
        Path second = directory.resolve("second.crt");
        Files.writeString(first, certificate(20));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        CertificateConfig config = () -> Optional.of(List.of(first, second));

        new CertificateMeters(config, registry, Clock.systemUTC()).begin(null);

        assertThat(left(registry, first)).isPositive();
        assertThat(left(registry, second)).isZero();
        Files.copy(first, second);
        assertThat(left(registry, second)).isPositive();
    }

    @Test
    void noFileIsWatchedUnlessSet() {
        CertificateConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(CertificateConfig.class)
                        .build()
                        .getConfigMapping(CertificateConfig.class);

        assertThat(config.files()).isEmpty();
    }

    private static double left(SimpleMeterRegistry registry, Path file) {
        return registry.get("huifang.certificate.left")
                .tag("file", file.toString())
                .gauge()
                .value();
    }

    /** A certificate that lasts so many days. */
    private String certificate(int days) throws IOException, InterruptedException {
        String store = directory.resolve("store-" + days).toString();
        keytool("-genkeypair", store, "-keyalg", "EC", "-dname", "CN=test", "-validity", "" + days);
        return keytool("-exportcert", store, "-rfc");
    }

    private static String keytool(String command, String store, String... words)
            throws IOException, InterruptedException {
        String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> line =
                new ArrayList<>(
                        List.of(
                                program,
                                command,
                                "-keystore",
                                store,
                                "-storepass",
                                "of-the-tests"));
        // it is started for a moment only, and much else runs beside it
        line.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        line.addAll(List.of(words));
        Process process =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
