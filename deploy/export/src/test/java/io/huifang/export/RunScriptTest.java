package io.huifang.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.process.Commands;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The script in a checkout where the export is packaged, before Java takes over. */
class RunScriptTest {
    @TempDir Path root;

    @Test
    void asksTheStackThatLiesWhereItIsToldOrInTheCheckout() throws Exception {
        assertThat(run("")).contains("--stack " + root.toRealPath() + "/.huifang/stack.json");
        assertThat(run("/elsewhere/")).contains("--stack /elsewhere/stack.json");
    }

    /** What its Java is told. */
    private String run(String home) throws Exception {
        Path export = Files.createDirectories(root.resolve("deploy/export"));
        Files.createDirectories(export.resolve("target/lib"));
        Files.writeString(export.resolve("target/export.jar"), "no such thing");
        Path script = export.resolve("run");
        Files.deleteIfExists(script);
        Files.copy(Path.of("run"), script);
        Path java = Files.createDirectories(root.resolve("tools")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder process = new ProcessBuilder("sh", script.toRealPath().toString());
        process.environment().put("HUIFANG_HOME", home);
        process.environment().merge("PATH", java.getParent() + ":", (old, tools) -> tools + old);
        return Commands.run(process).output();
    }
}
