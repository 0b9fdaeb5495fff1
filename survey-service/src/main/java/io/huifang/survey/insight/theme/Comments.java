package io.huifang.survey.insight.theme;

import io.huifang.contract.analytics.Channel;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.huifang.survey.invitation.Responses;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.util.Collection;
import java.util.List;

/** What customers said in their own words, opened for counting and kept nowhere. */
@ApplicationScoped
class Comments {
    private static final Logger LOG = Logger.getLogger(Comments.class);

    private final Conclusions conclusions;
    private final Responses responses;

    Comments(Conclusions conclusions, Responses responses) {
        this.conclusions = conclusions;
        this.responses = responses;
    }

    /**
     * All words of one response as one text, a line for each answer; empty when they were forgotten
     * since, or cannot be opened because their key is lost: nobody is to wait for that.
     */
    Uni<String> of(SqlConnection tx, ResponseFact response) {
        return words(tx, response)
                .onFailure(IllegalStateException.class)
                .recoverWithItem(
                        () -> {
                            LOG.warnf(
                                    "What was said about attempt %s cannot be opened and is not"
                                            + " counted by theme",
                                    response.attemptId());
                            return List.of();
                        })
                .map(words -> String.join("\n", words));
    }

    // Facts of earlier releases do not tell the channel; an agent's account stands in those of
    // calls.
    private Uni<Collection<String>> words(SqlConnection tx, ResponseFact response) {
        boolean inCall =
                response.channel() == null
                        ? response.agentId() != null
                        : response.channel() == Channel.CALL;
        return inCall
                ? conclusions
                        .of(tx, response.attemptId())
                        .map(found -> found.map(Comments::words).orElse(List.of()))
                : responses.words(tx, response.attemptId());
    }

    private static Collection<String> words(Conclusion conclusion) {
        return conclusion.asked().words().values();
    }
}
