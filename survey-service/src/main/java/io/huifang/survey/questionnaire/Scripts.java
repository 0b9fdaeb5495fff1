package io.huifang.survey.questionnaire;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

import jakarta.enterprise.context.ApplicationScoped;

/** The stored versions of all scripts. */
@ApplicationScoped
class Scripts implements PanacheRepositoryBase<ScriptDocument, DocumentKey> {}
