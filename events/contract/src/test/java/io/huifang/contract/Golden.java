package io.huifang.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.huifang.contract.catalogue.FactCatalogue;
import io.huifang.contract.catalogue.FactType;
import io.huifang.contract.wallet.Contact;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.WalletEventCatalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The frozen examples. {@code <name>.json} is the first; an example with fields that were added
 * later is a new file, {@code <name>.2.json} and so on, and the earlier ones stay as they are.
 */
public final class Golden {
    /** Reads and writes as our services do. */
    public static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Every record that travels, by the name of its examples. */
    public static Map<String, Class<? extends Record>> records() {
        Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
        WalletEventCatalogue.all().forEach(shape -> records.put(shape.type(), shape.data()));
        for (FactType fact : FactCatalogue.all()) {
            records.put(fact.type(), fact.data());
        }
        records.put("contact", Contact.class);
        records.put("derived-facts", DerivedFacts.class);
        return records;
    }

    /** All examples under that name, oldest first; at least one. */
    public static List<ObjectNode> examples(String name) {
        List<ObjectNode> examples =
                files().filter(file -> nameOf(file).equals(name)).map(Golden::read).toList();
        assertThat(examples).as("%s has no example: add golden/%s.json", name, name).isNotEmpty();
        return examples;
    }

    /** The names of all example files, without number and ending. */
    public static List<String> names() {
        return files().map(Golden::nameOf).distinct().toList();
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("([.][0-9]+)?[.]json$", "");
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(Path file) {
        try {
            JsonNode example = JSON.readTree(Files.readString(file));
            return (ObjectNode) example;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
