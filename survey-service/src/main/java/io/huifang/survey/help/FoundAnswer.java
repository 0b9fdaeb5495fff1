package io.huifang.survey.help;

import java.util.List;

/**
 * An article for customers that fits.
 *
 * @param id the article
 * @param title what it is about
 * @param body its paragraphs
 */
record FoundAnswer(String id, String title, List<String> body) {
    FoundAnswer {
        body = List.copyOf(body);
    }
}
