package io.huifang.survey.desk.knowledge;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One article in the page's language.
 *
 * @param language BCP 47
 */
public record ArticlePage(String title, String body, String language) {
    static ArticlePage of(JsonNode article, String language) {
        return new ArticlePage(
                article.path("title").path(language).asText(),
                article.path("body").path(language).asText(),
                language);
    }
}
