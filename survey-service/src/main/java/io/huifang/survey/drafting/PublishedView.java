package io.huifang.survey.drafting;

/**
 * What was published.
 *
 * @param kind questionnaires, scripts or articles
 * @param id the document's name
 * @param version its number; scripts and questionnaires come into use a minute later
 */
record PublishedView(String kind, String id, int version) {}
