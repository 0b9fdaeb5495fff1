package io.huifang.survey.desk;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.outbox.Ids;
import io.huifang.survey.agent.ShowAgents;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.page.Wording;
import io.huifang.survey.queue.ClaimDesk;
import io.huifang.survey.queue.RecentQueue;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** What the desk's page asks of queue and agent, in its own words. */
@ApplicationScoped
class Desk {
    private final ClaimDesk claimDesk;
    private final RecentQueue recentQueue;
    private final ShowHeldCalls showHeldCalls;
    private final ShowAgents showAgents;
    private final Ids ids;
    private final ObjectMapper mapper;

    Desk(
            ClaimDesk claimDesk,
            RecentQueue recentQueue,
            ShowHeldCalls showHeldCalls,
            ShowAgents showAgents,
            Ids ids,
            ObjectMapper mapper) {
        this.claimDesk = claimDesk;
        this.recentQueue = recentQueue;
        this.showHeldCalls = showHeldCalls;
        this.showAgents = showAgents;
        this.ids = ids;
        this.mapper = mapper;
    }

    /** What came of asking for the next call. */
    sealed interface Next {
        /** This one. */
        record Call(UUID attemptId) implements Next {}

        /** There is none for this agent. */
        record None() implements Next {}

        /** He may not have one now. */
        record Refused(Answer answer) implements Next {}
    }

    /**
     * @param reason empty for all
     */
    Uni<DeskPage> page(Wording wording, String told, String reason, String agent) {
        String key = ids.next().toString();
        return Uni.combine()
                .all()
                .unis(showAgents.look(agent), showHeldCalls.of(agent), recentQueue.look())
                // one connection is enough for one page
                .usingConcurrencyOf(1)
                .with(DeskPage.Look::new)
                .map(look -> DeskPage.of(wording, told, key, reason, look));
    }

    /**
     * @param reason empty for all
     * @param key null for none
     */
    Uni<Next> claim(String agent, String reason, String key) {
        byte[] body = reason.getBytes(StandardCharsets.UTF_8);
        return claimDesk
                .claim(
                        agent,
                        reason.isEmpty() ? Set.of() : Set.of(reason),
                        RequestKey.of(agent, key, "POST /desk/claims", body))
                .map(this::next);
    }

    private Next next(Answer answer) {
        if (!(answer instanceof Answer.Done done)) return new Next.Refused(answer);
        return done.json() == null ? new Next.None() : new Next.Call(attemptOf(done.json()));
    }

    private UUID attemptOf(byte[] claim) {
        try {
            return UUID.fromString(mapper.readTree(claim).path("attemptId").asText());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a claim is answered in JSON", impossible);
        }
    }
}
