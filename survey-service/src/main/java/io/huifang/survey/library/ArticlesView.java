package io.huifang.survey.library;

import java.util.List;

/**
 * Articles that fit, the best first.
 *
 * @param articles without their whole text
 */
record ArticlesView(List<FoundArticle> articles) {}
