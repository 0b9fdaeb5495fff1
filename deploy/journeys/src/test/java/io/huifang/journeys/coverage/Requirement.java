package io.huifang.journeys.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What tests have to show.
 *
 * @param chapter under which it stands on the page
 * @param number what its tests are tagged with: R1, D1, P1
 */
record Requirement(String chapter, String number, String title) {
    private static final String FILE = "/requirements.txt";

    /** All there are, in the file's order: lines of number and title under lines of {@code #}. */
    static List<Requirement> all() {
        List<Requirement> all = new ArrayList<>();
        String chapter = "";
        for (String line : lines()) {
            if (line.startsWith("# ")) {
                chapter = line.substring(2);
            } else if (!line.isBlank()) {
                String[] parts = line.split(" ", 2);
                all.add(new Requirement(chapter, parts[0], parts[1]));
            }
        }
        return all;
    }

    private static List<String> lines() {
        try (InputStream file = Requirement.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
