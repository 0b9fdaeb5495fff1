package io.huifang.survey.questionnaire;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.survey.exchange.Violation;

import java.util.List;

/** Texts that people hear or read: each one stands in Chinese and in English. */
final class Wording {
    /** What every text is written in. */
    static final List<String> LANGUAGES = List.of("zh-CN", "en");

    private Wording() {}

    /**
     * @throws IllegalArgumentException when there are any; says where the first one is
     */
    static void requireNone(List<Violation> faults) {
        faults.stream()
                .findFirst()
                .ifPresent(
                        fault -> {
                            throw new IllegalArgumentException(
                                    fault.pointer() + ": " + fault.detail());
                        });
    }

    /** The document with its id and version in front, encoded once for all claims. */
    static SerializedString shown(String id, int version, JsonNode document) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("id", id);
        shown.put("version", version);
        shown.setAll((ObjectNode) document);
        SerializedString encoded = new SerializedString(shown.toString());
        encoded.asUnquotedUTF8(); // now, so that claims only copy
        return encoded;
    }
}
