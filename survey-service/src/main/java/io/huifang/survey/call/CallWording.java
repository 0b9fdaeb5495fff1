package io.huifang.survey.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read out in every call, in Chinese and English; in the jar, as the words of pages are.
 */
@ApplicationScoped
public class CallWording {
    private static final String RESOURCE = "/call/wording.json";

    private final JsonNode wording;
    private final ObjectMapper mapper;

    CallWording(ObjectMapper mapper) {
        this.mapper = mapper;
        try (InputStream in = CallWording.class.getResourceAsStream(RESOURCE)) {
            wording = mapper.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
    }

    /**
     * A text in both languages.
     *
     * @param zh simplified Chinese
     * @param en English
     */
    public record Text(String zh, String en) {
        private static Text of(JsonNode both) {
            return new Text(both.path("zh-CN").asText(), both.path("en").asText());
        }
    }

    /** What we call for (R97). */
    Text purpose(String purpose) {
        return Text.of(wording.path("purpose").path(purpose));
    }

    /** What becomes of what he says (R97). */
    public Text dataUse(String purpose) {
        return Text.of(wording.path("dataUse").path(purpose));
    }

    /**
     * What protects him (R57): only what is so.
     *
     * @param eventType type of the wallet event that led to the call; null when unknown
     * @param frozen whether a freeze was asked for in this attempt
     */
    List<Text> measures(String eventType, boolean frozen) {
        List<Text> measures = new ArrayList<>();
        wording.at("/measures/always").forEach(text -> measures.add(Text.of(text)));
        if (eventType != null) {
            wording.path("measures").path(eventType).forEach(text -> measures.add(Text.of(text)));
        }
        if (frozen) {
            measures.add(Text.of(wording.path("frozen")));
        }
        return measures;
    }

    /** The facts that were dispatched, to look into. */
    JsonNode read(String context) {
        try {
            return mapper.readTree(context);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a context is unreadable", impossible);
        }
    }
}
