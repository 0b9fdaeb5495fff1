package io.huifang.kubernetes.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a setting exists, and can still be set when a built service starts. What is misspelt
 * would be passed over without a word.
 */
public final class KnownSettings {
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern NAMED_BY_SOMEBODY = Pattern.compile("\"[^\"]+\"");

    /** Of the reader of the file itself. */
    private static final String ORDINAL = "config_ordinal";

    private final Map<Program, List<Pattern>> own = new EnumMap<>(Program.class);
    private final List<Pattern> quarkus = new ArrayList<>();
    private final Set<String> kafka = new HashSet<>();
    private final Set<String> variables = new HashSet<>();

    public KnownSettings() {
        for (Program program : Program.values()) {
            OwnSettings settings = new OwnSettings(Interfaces.in(program.sources()));
            own.put(program, settings.patterns().stream().map(Pattern::compile).toList());
        }
        models().forEach(model -> model.path("configRoots").forEach(this::addItems));
        kafka.addAll(ProducerConfig.configNames());
        kafka.addAll(ConsumerConfig.configNames());
        kafka.forEach(name -> variables.add(Settings.variable("kafka." + name)));
    }

    /** Whether that service takes it. */
    public boolean has(Program program, String name) {
        if (name.startsWith("kafka.")) {
            return kafka.contains(name.substring("kafka.".length()));
        }
        return name.equals(ORDINAL)
                || matches(own.get(program), name)
                || matches(quarkus, name)
                || isOfAChannel(program, name);
    }

    /** Whether Quarkus or Kafka's clients take that variable; of all others nothing is known. */
    public boolean hasVariable(String name) {
        return !name.startsWith("QUARKUS_") && !name.startsWith("KAFKA_")
                || variables.contains(name);
    }

    /** Those of channels the service lists itself; others would have nobody who reads them. */
    private static boolean isOfAChannel(Program program, String name) {
        return name.startsWith("mp.messaging.")
                && Settings.read(program.ownSettings()).containsKey(name);
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private void addItems(JsonNode group) {
        for (JsonNode item : group.path("items")) {
            if (item.has("items")) {
                addItems(item);
            } else if (item.path("phase").asText().equals("RUN_TIME")) {
                quarkus.add(pattern(item.at("/path/property").asText()));
                variables.add(item.at("/path/environmentVariable").asText());
            }
        }
    }

    private static Pattern pattern(String property) {
        String[] fixed = NAMED_BY_SOMEBODY.split(property, -1);
        List<String> quoted = new ArrayList<>();
        for (String part : fixed) {
            quoted.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join("(\"[^\"]+\"|[^.]+)", quoted));
    }

    private static List<JsonNode> models() {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> models = new ArrayList<>();
        try {
            for (URL url :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(MODEL))) {
                try (InputStream model = url.openStream()) {
                    models.add(mapper.readTree(model));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return models;
    }
}
