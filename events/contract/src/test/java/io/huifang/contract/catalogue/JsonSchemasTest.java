package io.huifang.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The schemas in the resources are those of the records. After a wanted change, {@code mvn test -pl
 * events/contract -Dcontract.rewrite=true} writes them anew; the diff then shows readers what
 * changed for them.
 */
class JsonSchemasTest {
    private static final Path RESOURCES = Path.of("src/main/resources/schemas");
    private static final boolean REWRITE = Boolean.getBoolean("contract.rewrite");

    @TestFactory
    Stream<DynamicTest> theSchemaInTheResourcesIsThatOfTheRecord() {
        return JsonSchemas.all().entrySet().stream()
                .map(
                        schema ->
                                DynamicTest.dynamicTest(
                                        schema.getKey(),
                                        () -> keep(schema.getKey(), schema.getValue())));
    }

    @Test
    void noSchemaOutlivesItsRecord() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            Stream<String> names =
                    files.filter(Files::isRegularFile)
                            .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'));

            assertThat(names).isSubsetOf(JsonSchemas.all().keySet());
        }
    }

    private static void keep(String name, String schema) throws IOException {
        Path file = RESOURCES.resolve(name);
        if (REWRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema);
        }
        assertThat(file)
                .as("no schema for %s; write it with -Dcontract.rewrite=true", name)
                .exists();
        assertThat(Files.readString(file))
                .as(
                        "%s differs from its record. Is the change additive? Then write the schema"
                                + " anew with -Dcontract.rewrite=true; otherwise it needs a new type",
                        name)
                .isEqualTo(schema);
    }
}
