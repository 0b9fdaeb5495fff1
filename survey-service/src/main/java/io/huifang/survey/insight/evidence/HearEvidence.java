package io.huifang.survey.insight.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.DecisionMade;
import io.huifang.outbox.Inbox;
import io.huifang.survey.insight.fact.DecisionIds;
import io.huifang.survey.insight.signal.HarmCounts;
import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps of the facts what is needed later. Safe to repeat: rows are known by their fact, and of
 * what is counted the inbox knows whether it was.
 */
@ApplicationScoped
class HearEvidence {
    private final KeptEvidence evidence;
    private final HarmCounts harmCounts;
    private final Inbox inbox;
    private final Pseudonyms pseudonyms;
    private final ObjectMapper mapper;

    HearEvidence(
            KeptEvidence evidence,
            HarmCounts harmCounts,
            Inbox inbox,
            Pseudonyms pseudonyms,
            ObjectMapper mapper) {
        this.evidence = evidence;
        this.harmCounts = harmCounts;
        this.inbox = inbox;
        this.pseudonyms = pseudonyms;
        this.mapper = mapper;
    }

    /** In the caller's transaction, which also stores how far the topics were read. */
    Uni<Void> hear(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        Heard heard = Heard.read(mapper, fresh);
        return evidence.add(tx, heard).chain(() -> count(tx, heard.decisions()));
    }

    /** Last: what is counted is locked until the commit, and others count it, too. */
    private Uni<Void> count(SqlConnection tx, List<DecisionMade> decisions) {
        List<DecisionMade> counted = decisions.stream().filter(harmCounts::counts).toList();
        List<UUID> ids = counted.stream().map(this::id).toList();
        return inbox.firstTime(tx, EvidenceConsumer.GROUP, ids)
                .chain(first -> harmCounts.add(tx, each(counted, new HashSet<>(first))));
    }

    /** Also within one poll a fact may come twice. */
    private List<DecisionMade> each(List<DecisionMade> some, Set<UUID> first) {
        return some.stream().filter(it -> first.remove(id(it))).toList();
    }

    /** What was decided anew is the same. */
    private UUID id(DecisionMade decision) {
        return DecisionIds.of(pseudonyms, decision);
    }
}
