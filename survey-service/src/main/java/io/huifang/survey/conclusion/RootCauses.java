package io.huifang.survey.conclusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.pages.wording.Language;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be named as the root cause of a matter: what is shipped, and the company's own codes.
 */
@ApplicationScoped
public class RootCauses {
    private static final String RESOURCE = "/call/root-causes.json";

    private final Map<String, View> all = new LinkedHashMap<>();

    RootCauses(ConclusionConfig config, ObjectMapper mapper) {
        try (InputStream in = RootCauses.class.getResourceAsStream(RESOURCE)) {
            mapper.readTree(in)
                    .properties()
                    .forEach(cause -> add(cause.getKey(), cause.getValue()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
        config.ownRootCauses()
                .forEach((code, words) -> all.put(code, new View(code, words, words)));
    }

    /**
     * One root cause.
     *
     * @param code its name in conclusions and analytics
     * @param zh simplified Chinese
     * @param en English
     */
    public record View(String code, String zh, String en) {}

    boolean has(String code) {
        return all.containsKey(code);
    }

    /** In the order in which they are to be offered. */
    public List<View> all() {
        return List.copyOf(all.values());
    }

    /** What people call it; the code itself when it is of former times. */
    public String words(String code, Language language) {
        View view = all.get(code);
        if (view == null) return code;
        return language == Language.CHINESE ? view.zh() : view.en();
    }

    private void add(String code, JsonNode words) {
        all.put(code, new View(code, words.path("zh-CN").asText(), words.path("en").asText()));
    }
}
