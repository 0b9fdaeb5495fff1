package io.huifang.local.stack;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What a service reads at its start: in a file, since everybody can read a command line. */
final class ConfigurationFile {
    private ConfigurationFile() {}

    /** Writes it for a service that is run in that directory; only the owner can read it. */
    static void write(Path directory, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
            Path config = directory.resolve("config");
            OwnerOnly.createDirectory(config);
            OwnerOnly.write(config.resolve("application.properties"), text.toString());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
