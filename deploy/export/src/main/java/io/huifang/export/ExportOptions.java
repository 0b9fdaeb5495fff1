package io.huifang.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param day which
 * @param zone where that day is meant
 * @param format of the files
 * @param to where they are written
 * @param kafka how to reach the broker
 */
record ExportOptions(
        LocalDate day, ZoneId zone, Format format, Path to, Map<String, String> kafka) {
    private static final Set<String> KNOWN =
            Set.of("--day", "--format", "--to", "--zone", "--bootstrap", "--properties", "--stack");
    private static final String BOOTSTRAP = "bootstrap.servers";

    /** Of the files. */
    enum Format {
        CSV,
        PARQUET;

        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws UsageFailure when the words make no sense
     */
    static ExportOptions parse(List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String word = words.get(i);
            if (!KNOWN.contains(word)) throw new UsageFailure("export does not know " + word + ".");
            if (i + 1 == words.size()) throw new UsageFailure(word + " needs a word behind it.");
            given.put(word, words.get(i + 1));
        }
        return new ExportOptions(
                day(required(given, "--day")),
                zone(given.get("--zone")),
                format(required(given, "--format")),
                Path.of(required(given, "--to")),
                kafka(given));
    }

    private static String required(Map<String, String> given, String word) {
        String value = given.get(word);
        if (value == null) {
            throw new UsageFailure(
                    "export needs --day 2026-11-22 --format csv|parquet --to DIR; "
                            + word
                            + " is missing.");
        }
        return value;
    }

    private static LocalDate day(String word) {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException none) {
            throw new UsageFailure("--day needs a day such as 2026-11-22.");
        }
    }

    private static ZoneId zone(String word) {
        try {
            return word == null ? ZoneOffset.UTC : ZoneId.of(word);
        } catch (DateTimeException none) {
            throw new UsageFailure("--zone needs an IANA zone such as Asia/Shanghai.");
        }
    }

    private static Format format(String word) {
        return switch (word) {
            case "csv" -> Format.CSV;
            case "parquet" -> Format.PARQUET;
            default -> throw new UsageFailure("--format is csv or parquet.");
        };
    }

    private static Map<String, String> kafka(Map<String, String> given) {
        Map<String, String> kafka = new HashMap<>();
        if (given.containsKey("--properties")) {
            kafka.putAll(properties(Path.of(given.get("--properties"))));
        }
        if (given.containsKey("--bootstrap")) {
            kafka.put(BOOTSTRAP, given.get("--bootstrap"));
        }
        if (!kafka.containsKey(BOOTSTRAP)) {
            kafka.put(BOOTSTRAP, ofTheStack(given.get("--stack")));
        }
        return Map.copyOf(kafka);
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UsageFailure("The file " + file + " cannot be read as properties.");
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(it -> read.put(it, properties.getProperty(it)));
        return read;
    }

    private static String ofTheStack(String description) {
        if (description == null || !Files.exists(Path.of(description))) {
            throw new UsageFailure(
                    "The stack does not run; start it with deploy/local/up, or name a Kafka with"
                            + " --bootstrap.");
        }
        try {
            JsonNode stack = new ObjectMapper().readTree(Path.of(description).toFile());
            return stack.at("/kafka/bootstrap").asText();
        } catch (IOException unreadable) {
            throw new UsageFailure(description + " cannot be read.");
        }
    }
}
