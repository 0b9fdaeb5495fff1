package io.huifang.kubernetes.configuration;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** With what settings a Deployment runs its service: its own, the ConfigMap's, the variables'. */
public final class Settings {
    private static final String PROFILE = "QUARKUS_PROFILE";

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** Of the service's container, later sources winning. */
    public static Settings of(Program program, Documents documents) {
        Document deployment = documents.get(Kind.Deployment, program.service());
        Map<String, String> variables = Pods.variables(Pods.container(deployment));
        Map<String, String> values = new TreeMap<>();
        String profile = variables.getOrDefault(PROFILE, "prod");
        values.putAll(ofProfile(read(program.ownSettings()), profile));
        ConfigFiles.of(deployment, documents).forEach(file -> values.putAll(read(file)));
        values.replaceAll((name, value) -> variables.getOrDefault(variable(name), value));
        return new Settings(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    public String get(String name) {
        return find(name).orElseThrow(() -> new AssertionError(name + " is not set"));
    }

    /** As Quarkus reads it: {@code 10S}, {@code PT10S}. */
    public Optional<Duration> duration(String name) {
        return find(name)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .map(text -> Duration.parse(text.startsWith("P") ? text : "PT" + text));
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** Names that match, with their values. */
    public Map<String, String> matching(String regex) {
        Map<String, String> matching = new TreeMap<>(values);
        matching.keySet().removeIf(name -> !name.matches(regex));
        return matching;
    }

    /** What stands in the text of a properties file. */
    public static Map<String, String> read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((name, value) -> values.put(name.toString(), value.toString()));
        return values;
    }

    private static Map<String, String> ofProfile(Map<String, String> all, String profile) {
        Map<String, String> values = new TreeMap<>(all);
        values.keySet().removeIf(name -> name.startsWith("%"));
        all.forEach(
                (name, value) -> {
                    int dot = name.indexOf('.');
                    if (name.startsWith("%")
                            && List.of(name.substring(1, dot).split(",")).contains(profile)) {
                        values.put(name.substring(dot + 1), value);
                    }
                });
        return values;
    }

    /** The variable that sets it, too. */
    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
