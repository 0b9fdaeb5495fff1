package io.huifang.survey.drafting;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.exchange.Violation;
import io.huifang.survey.library.Article;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.questionnaire.Script;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What supervisors write. */
public enum DocumentKind {
    QUESTIONNAIRE("questionnaires", Questionnaire::faults),
    SCRIPT("scripts", Script::faults),
    ARTICLE("articles", Article::faults);

    private final String path;
    private final Function<JsonNode, List<Violation>> check;

    DocumentKind(String path, Function<JsonNode, List<Violation>> check) {
        this.path = path;
        this.check = check;
    }

    /** The kind with that name in addresses. */
    public static Optional<DocumentKind> of(String path) {
        return Stream.of(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }

    /** Its name in addresses. */
    public String path() {
        return path;
    }

    /** Everything that keeps the content from being published, at its JSON pointer. */
    public List<Violation> faults(JsonNode content) {
        return check.apply(content);
    }
}
