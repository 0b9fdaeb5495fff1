package io.huifang.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The page in docs is that of the catalogue; {@code -Dcontract.rewrite=true} writes it anew. */
class EventTypesPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "event-types.md");

    @Test
    void theCataloguePageIsThatOfTheCatalogue() throws IOException {
        String page = EventTypesPage.of(summaries());

        if (Boolean.getBoolean("contract.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it with -Dcontract.rewrite=true").exists();
        assertThat(Files.readString(PAGE))
                .as("write it anew with -Dcontract.rewrite=true")
                .isEqualTo(page);
    }

    @Test
    void everyTypeHasASentence() throws IOException {
        assertThat(summaries().keySet())
                .containsAll(
                        WalletEventCatalogue.all().stream().map(WalletEventShape::type).toList());
    }

    /** What the AsyncAPI document says of each message. */
    private static Map<String, String> summaries() throws IOException {
        Map<String, String> summaries = new HashMap<>();
        try (InputStream yaml = EventTypesPageTest.class.getResourceAsStream("/asyncapi.yaml")) {
            JsonNode messages = new YAMLMapper().readTree(yaml).at("/components/messages");
            messages.forEach(
                    message ->
                            summaries.put(
                                    message.path("name").asText(),
                                    message.path("summary").asText()));
        }
        return summaries;
    }
}
