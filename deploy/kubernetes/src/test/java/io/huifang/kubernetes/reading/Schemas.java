package io.huifang.kubernetes.reading;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.huifang.kubernetes.manifest.Document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Kinds of which no model is at hand, by schemas of our own: {@code schemas/<group>/<kind>.json}.
 * They know what we use and nothing else, so that a slip of the pen does not pass.
 */
final class Schemas {
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Empty when there is no schema. */
    Optional<List<String>> faults(Document document) {
        return text(document).map(text -> faults(document, registry.getSchema(text)));
    }

    private static List<String> faults(Document document, Schema schema) {
        return schema.validate(document.json().toString(), InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static Optional<String> text(Document document) {
        String name = "/schemas/" + document.apiVersion() + "/" + document.kind() + ".json";
        try (InputStream schema = Schemas.class.getResourceAsStream(name)) {
            return schema == null
                    ? Optional.empty()
                    : Optional.of(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
