package io.huifang.survey.insight.theme;

import java.time.LocalDate;

/**
 * So many texts of a day.
 *
 * @param day of the pages' zone
 * @param source what the texts are
 * @param language {@code zh} or {@code en}
 * @param theme that they are about; empty for all of them
 * @param n how many
 */
record ThemeCount(LocalDate day, Source source, String language, String theme, long n) {
    /** What texts are. */
    enum Source {
        /** What customers say in answers to questions. */
        COMMENT,
        /** What customers, or people about them, tell with an event. */
        NARRATIVE
    }
}
