/**
 * The knowledge base: articles for agents and customers in Chinese and English, versioned, found by
 * words or by the reason of a call.
 *
 * <p>Entry types: {@link io.huifang.survey.library.SearchArticles}, {@link
 * io.huifang.survey.library.SuggestArticles}.
 */
package io.huifang.survey.library;
