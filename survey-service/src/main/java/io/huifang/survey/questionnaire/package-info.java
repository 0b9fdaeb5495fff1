/**
 * What agents read out and ask: scripts and questionnaires, as versioned documents in Chinese and
 * English.
 *
 * <p>Entry type: {@link io.huifang.survey.questionnaire.PublishedDocuments}, which every claim and
 * every conclusion asks without touching the database.
 */
package io.huifang.survey.questionnaire;
