package io.huifang.scheduler.policy.almanac;

import io.quarkus.runtime.Startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/** What comes with the service and what the operator added. */
@ApplicationScoped
class AlmanacAtHand {

    /** A file that cannot be used, or a directory that is not there, ends the start. */
    @Produces
    @Singleton
    @Startup
    Almanac read(AlmanacConfig config) {
        return config.directory().map(AlmanacAtHand::with).orElseGet(Almanac::shipped);
    }

    static Almanac with(Path directory) {
        AlmanacFiles files = new AlmanacFiles(Almanac.shipped());
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "huifang.almanac.directory is no directory: " + directory);
        }
        each(directory.resolve("holidays"), files::addHolidays);
        each(directory.resolve("rules"), files::addRulePack);
        return files.almanac();
    }

    private static void each(Path directory, BiConsumer<String, String> file) {
        if (!Files.isDirectory(directory)) return;
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(directory, "*.yaml")) {
            listed.forEach(found::add);
            Collections.sort(found);
            for (Path path : found) {
                file.accept(path.toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
