package io.huifang.licences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A library that services bring along.
 *
 * @param name group and artifact
 * @param licences by SPDX id where it has one, else as its authors call it; whoever takes the
 *     library chooses one of them
 */
record Part(String name, Set<String> licences) {
    private static final String OURS = "io.huifang";

    /** All that are not ours of a list of parts (CycloneDX), by name; of each version one. */
    static List<Part> in(Path bom) throws IOException {
        Set<Part> parts = new TreeSet<>(Comparator.comparing(Part::name));
        for (JsonNode component : new ObjectMapper().readTree(bom.toFile()).path("components")) {
            if (!component.path("group").asText().equals(OURS)) {
                parts.add(of(component));
            }
        }
        return List.copyOf(parts);
    }

    private static Part of(JsonNode component) {
        String name = component.path("group").asText() + ":" + component.path("name").asText();
        Set<String> licences = new TreeSet<>();
        for (JsonNode choice : component.path("licenses")) {
            licences.addAll(licences(choice));
        }
        return new Part(name, licences);
    }

    private static List<String> licences(JsonNode choice) {
        if (choice.has("expression")) {
            return List.of(choice.get("expression").asText().split(" OR "));
        }
        List<String> names = new ArrayList<>();
        JsonNode licence = choice.path("license");
        names.add(licence.path(licence.has("id") ? "id" : "name").asText());
        return names;
    }

    /** Whether one of its licences is agreed to. */
    boolean isAgreedTo(Set<String> agreed) {
        return licences.stream().anyMatch(agreed::contains);
    }
}
