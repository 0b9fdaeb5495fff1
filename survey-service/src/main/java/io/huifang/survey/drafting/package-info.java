/**
 * Writing questionnaires, scripts and articles: a draft of each, checked as it is written, and its
 * publication as the next version. What is published never changes.
 *
 * <p>Entry types: {@link io.huifang.survey.drafting.SaveDocumentDraft}, {@link
 * io.huifang.survey.drafting.PublishDocument}.
 */
package io.huifang.survey.drafting;
