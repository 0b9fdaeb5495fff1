package io.huifang.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an {@code application.properties} sets, in its order, with the comments above.
 *
 * @param byName each property
 */
record GivenProperties(Map<String, Given> byName) {
    /**
     * One property.
     *
     * @param section the heading that it stands under
     * @param byProfile its value by profile; that of all others by {@code ""}
     * @param comment what stands right above; blank for nothing
     */
    record Given(String section, Map<String, String> byProfile, String comment) {}

    static GivenProperties read(Path file) {
        Reader reader = new Reader();
        try {
            Files.readAllLines(file).forEach(reader::line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new GivenProperties(reader.byName);
    }

    /** Reads line by line. */
    private static final class Reader {
        private final Map<String, Given> byName = new LinkedHashMap<>();
        private final List<String> comment = new ArrayList<>();
        private String section = "The service";

        void line(String line) {
            if (line.startsWith("# ----")) {
                section = line.replaceAll("[#-]", "").strip();
                comment.clear();
            } else if (line.startsWith("#")) {
                comment.add(line.substring(1).strip());
            } else if (line.isBlank()) {
                comment.clear();
            } else {
                property(line);
            }
        }

        private void property(String line) {
            String key = line.substring(0, line.indexOf('='));
            String value = line.substring(line.indexOf('=') + 1);
            String name = key.startsWith("%") ? key.substring(key.indexOf('.') + 1) : key;
            String profiles = key.startsWith("%") ? key.substring(1, key.indexOf('.')) : "";
            String why = String.join(" ", comment);
            Given given =
                    byName.computeIfAbsent(
                            name, it -> new Given(section, new LinkedHashMap<>(), why));
            for (String profile : profiles.split(",")) given.byProfile().put(profile, value);
            // it is about what follows at once; that it is about more nobody can see
            comment.clear();
        }
    }
}
