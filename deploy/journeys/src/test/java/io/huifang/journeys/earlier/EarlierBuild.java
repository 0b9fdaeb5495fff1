package io.huifang.journeys.earlier;

import io.huifang.backing.process.Commands;
import io.huifang.local.stack.Service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The services packaged from another commit, once and for all: a commit does not change.
 *
 * @param commit which
 * @param sources its files and what was made of them
 */
public record EarlierBuild(String commit, Path sources) {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int SHORT = 12;

    /** What a build in a checkout is told, so that this one finds the same repository. */
    private static final String REPOSITORY = "maven.repo.local";

    /**
     * Packages them unless that was done before.
     *
     * @param directory of all earlier builds
     */
    public static EarlierBuild of(History history, String commit, Path directory) {
        EarlierBuild build =
                new EarlierBuild(commit, directory.resolve(commit.substring(0, SHORT)));
        if (!Stream.of(Service.values()).map(build::jar).allMatch(Files::exists)) {
            build.unpack(history);
            build.make();
        }
        return build;
    }

    /** The packaged service. */
    public Path jar(Service service) {
        return service.jarIn(sources);
    }

    private void unpack(History history) {
        try {
            Files.createDirectories(sources);
            Path packed = Files.createTempFile(sources.getParent(), "sources", ".tar");
            try {
                history.pack(commit, packed);
                run(new ProcessBuilder("tar", "-xf", packed.toString(), "-C", sources.toString()));
            } finally {
                Files.delete(packed);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void make() {
        List<String> command = new ArrayList<>(List.of(maven(), "-q", "-B", "-ntp", "-Dquick"));
        String repository = System.getProperty(REPOSITORY);
        if (repository != null) {
            command.add("-D" + REPOSITORY + "=" + repository);
        }
        command.addAll(List.of("-Dmaven.test.skip=true", "package", "-am", "-pl", modules()));
        run(new ProcessBuilder(command).directory(sources.toFile()));
    }

    /** That of the checkout unless another one is named. */
    private String maven() {
        return System.getProperty("huifang.maven", sources.resolve("mvnw").toString());
    }

    private static String modules() {
        List<String> modules =
                Stream.of(Service.values())
                        .map(service -> service.partName() + "-service")
                        .toList();
        return String.join(",", modules);
    }

    private static void run(ProcessBuilder command) {
        Commands.Result result = Commands.run(command, PATIENCE);
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    String.join(" ", command.command()) + " failed:\n" + result.output());
        }
    }
}
