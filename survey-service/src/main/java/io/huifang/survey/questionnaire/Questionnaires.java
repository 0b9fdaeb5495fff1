package io.huifang.survey.questionnaire;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

import jakarta.enterprise.context.ApplicationScoped;

/** The stored versions of all questionnaires. */
@ApplicationScoped
class Questionnaires implements PanacheRepositoryBase<QuestionnaireDocument, DocumentKey> {}
