package io.huifang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class SecretsTest {
    @TempDir Path directory;

    @Test
    void staysTheSameOverRestarts() {
        String before = Secrets.in(directory).password("agent-1");

        assertThat(Secrets.in(directory).password("agent-1")).isEqualTo(before).hasSize(32);
    }

    @Test
    void givesEverySecretAnotherValue() {
        Secrets secrets = Secrets.in(directory);

        assertThat(secrets.password("agent-1"))
                .isNotEqualTo(secrets.password("agent-2"))
                .isNotEqualTo(secrets.demoWalletKey());
    }

    @Test
    void canBeReadByItsOwnerOnly() throws Exception {
        Path closed = directory.resolve("secrets");

        Secrets.in(closed).surveyKey();

        assertThat(permissions(closed)).isEqualTo("rwx------");
        assertThat(permissions(closed.resolve("service-survey"))).isEqualTo("rw-------");
    }

    @Test
    void closesADirectoryThatWasOpen() throws Exception {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        Secrets.in(open);

        assertThat(permissions(open)).isEqualTo("rwx------");
    }

    @Test
    void tellsWhatWasMadeUpJustNow() {
        Secrets.in(directory).password("agent-1");
        Secrets later = Secrets.in(directory);

        later.password("agent-1");
        later.password("agent-2");

        assertThat(later.fresh()).containsOnlyKeys("user-agent-2");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
