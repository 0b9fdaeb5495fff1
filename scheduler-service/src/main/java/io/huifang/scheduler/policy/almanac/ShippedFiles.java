package io.huifang.scheduler.policy.almanac;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that come with the service. A jar cannot be listed, so their names stand here. */
final class ShippedFiles {
    static final List<String> HOLIDAYS = List.of("cn", "us");
    static final List<String> RULES =
            List.of("cn-collection-2025", "us-fcc-solicitation", "us-regulation-f");

    private ShippedFiles() {}

    static Almanac read() {
        AlmanacFiles files = new AlmanacFiles();
        HOLIDAYS.forEach(name -> files.addHolidays(name, text("holidays/" + name)));
        RULES.forEach(name -> files.addRulePack(name, text("rules/" + name)));
        return files.almanac();
    }

    private static String text(String name) {
        String path = "/policy/" + name + ".yaml";
        try (InputStream text = ShippedFiles.class.getResourceAsStream(path)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
