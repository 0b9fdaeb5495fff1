package io.huifang.survey.library;

import io.huifang.survey.exchange.PlainText;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;

import java.util.List;
import java.util.regex.Pattern;

/** The parameters of a search, as they came. */
final class Asked {
    private static final int LONGEST = 200;
    private static final int MOST = 50;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private Asked() {}

    /**
     * @throws RefusedRequest 400 when a parameter is wrong
     */
    static ArticleQuery query(
            String words, String language, String audience, String reason, int most) {
        require(words == null || isSearchable(words), "q", "must be 1 to 200 plain characters");
        require(
                audience == null || Article.AUDIENCES.contains(audience),
                "audience",
                "must be agent or customer");
        require(reason == null || CODE.matcher(reason).matches(), "reason", "must be a code");
        require(most >= 1 && most <= MOST, "limit", "must be 1 to " + MOST);
        return new ArticleQuery(words, language(language), audience, reason, most);
    }

    /**
     * @throws RefusedRequest 400 for a language no article is written in
     */
    static String language(String language) {
        require(Article.LANGUAGES.contains(language), "language", "must be zh-CN or en");
        return language;
    }

    private static boolean isSearchable(String words) {
        return !words.isBlank() && words.length() <= LONGEST && PlainText.is(words);
    }

    private static void require(boolean holds, String parameter, String detail) {
        if (!holds) {
            throw new RefusedRequest(
                    Problems.BAD_PARAMETER.at(
                            List.of(
                                    new Violation(
                                            "#/query/" + parameter, "bad-parameter", detail))));
        }
    }
}
