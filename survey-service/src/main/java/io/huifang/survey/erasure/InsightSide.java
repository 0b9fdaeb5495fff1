package io.huifang.survey.erasure;

import io.huifang.survey.insight.churn.UnsolvedCases;
import io.huifang.survey.insight.effect.ForgottenPseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** What insight keeps of customers. */
@ApplicationScoped
class InsightSide {
    private final UnsolvedCases cases;
    private final ForgottenPseudonyms pseudonyms;

    InsightSide(UnsolvedCases cases, ForgottenPseudonyms pseudonyms) {
        this.cases = cases;
        this.pseudonyms = pseudonyms;
    }

    /** Last of all: whoever writes evidence waits for the commit. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return cases.forget(tx, customerIds).chain(() -> pseudonyms.forget(tx, customerIds));
    }
}
