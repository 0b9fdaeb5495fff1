package io.huifang.survey.desk.knowledge;

import io.huifang.survey.library.FoundArticle;

import java.util.List;

/**
 * Articles beside a call.
 *
 * @param path of the call
 * @param words that were looked for; empty where what fits the call is shown
 * @param articles the best first
 */
public record ArticlesPage(String path, String words, List<FoundArticle> articles) {}
