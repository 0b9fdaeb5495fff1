package io.huifang.survey.library;

/**
 * What somebody looks for in the knowledge base.
 *
 * @param words in his own words; null for all articles
 * @param language one of {@link Article#LANGUAGES}
 * @param audience {@code customer} for what customers may read; null for all
 * @param reason of a call; null for all
 * @param most results
 */
public record ArticleQuery(
        String words, String language, String audience, String reason, int most) {

    /** What a customer may find by his own words. */
    public static ArticleQuery ofCustomer(String words, String language, int most) {
        return new ArticleQuery(words, language, "customer", null, most);
    }
}
