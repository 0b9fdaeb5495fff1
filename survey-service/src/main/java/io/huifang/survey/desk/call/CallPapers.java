package io.huifang.survey.desk.call;

import io.huifang.survey.agent.Agents;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.questionnaire.Script;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Optional;

/** What lies before an agent in a call: what to say, what to ask, and what he has typed. */
@ApplicationScoped
class CallPapers {
    private final CallDrafts drafts;
    private final PublishedDocuments documents;
    private final Agents agents;

    CallPapers(CallDrafts drafts, PublishedDocuments documents, Agents agents) {
        this.drafts = drafts;
        this.documents = documents;
        this.agents = agents;
    }

    /**
     * @param script what to say
     * @param questionnaire what to ask; empty when nothing is asked
     * @param draft the form as typed so far
     * @param agentName by which customers know the agent; empty without a profile
     */
    record Papers(
            Script script,
            Optional<Questionnaire> questionnaire,
            Map<String, String> draft,
            Optional<String> agentName) {}

    /** Those of a live lease. */
    Uni<Papers> of(SqlConnection connection, Attempt attempt) {
        return Uni.combine()
                .all()
                .unis(
                        drafts.find(connection, attempt.id(), attempt.token()),
                        agents.of(connection, attempt.agent()))
                .with(
                        (draft, agent) ->
                                new Papers(
                                        script(attempt),
                                        questionnaire(attempt),
                                        draft,
                                        agent.nameForCustomers()));
    }

    /** What of them is due, by a form as it is sent. */
    DueParts due(Attempt attempt, CallForm form) {
        return DueParts.of(script(attempt), questionnaire(attempt), form);
    }

    private Script script(Attempt attempt) {
        return documents.script(attempt.brief().script(), attempt.claimedAt());
    }

    private Optional<Questionnaire> questionnaire(Attempt attempt) {
        return documents.questionnaire(attempt.brief().questionnaire(), attempt.claimedAt());
    }
}
