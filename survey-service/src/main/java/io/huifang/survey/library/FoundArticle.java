package io.huifang.survey.library;

import java.util.List;

/**
 * An article that was looked for, in one language.
 *
 * @param id its name; with it the whole article is asked for
 * @param version the one that was found
 * @param kind playbook, documents, safety, how-to or question
 * @param audience agent or customer
 * @param tags what it is about
 * @param title its title
 * @param excerpt where the words were found; the beginning when nothing was looked for
 */
public record FoundArticle(
        String id,
        int version,
        String kind,
        String audience,
        List<String> tags,
        String title,
        List<Excerpt.Piece> excerpt) {}
