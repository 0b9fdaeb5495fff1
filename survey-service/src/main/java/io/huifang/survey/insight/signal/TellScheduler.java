package io.huifang.survey.insight.signal;

import io.huifang.survey.insight.signal.IncidentApi.Wanted;
import io.huifang.survey.proof.Proof;
import io.huifang.survey.proof.Proofs;
import io.huifang.survey.word.SchedulerConfig;
import io.huifang.survey.word.SchedulerKey;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tells the scheduler of signals until it has an incident open for each. The incident has the
 * signal's id, so whoever tells it again, after a crash or from another replica, opens no other
 * one.
 */
@ApplicationScoped
class TellScheduler {
    private static final Logger LOG = Logger.getLogger(TellScheduler.class);
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final Pool pool;
    private final Signals signals;
    private final IncidentApi scheduler;
    private final Proof proof;

    TellScheduler(Pool pool, Signals signals, SchedulerConfig config, Proofs proofs) {
        this.pool = pool;
        this.signals = signals;
        this.scheduler =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(IncidentApi.class);
        this.proof = SchedulerKey.proof(config, proofs);
    }

    Uni<List<Signal>> waiting(int most) {
        return signals.waiting(pool, most);
    }

    /** Outside of any transaction. */
    Uni<Void> tell(Signal signal) {
        return proof.authorization()
                .chain(authorization -> scheduler.open(authorization, signal.id(), wanted(signal)))
                .onFailure(SchedulerKey::isUnproven)
                .invoke(proof::refused)
                .chain(opened -> signals.told(pool, signal.id(), opened.incidentId()))
                .onFailure(TellScheduler::isRefusal)
                .recoverWithUni(() -> refused(signal));
    }

    private static Wanted wanted(Signal signal) {
        Rise rise = signal.rarest();
        return new Wanted(
                signal.found().rule(),
                rise.traits().stated(),
                signal.course().since(),
                String.format(
                        Locale.ROOT,
                        "%d within an hour, %.1f expected by %d weeks",
                        rise.events(),
                        rise.expected(),
                        rise.weeks()));
    }

    /** It is wrong, and would be tomorrow; what is only unwelcome now is told again. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && REFUSALS.contains(answer.getResponse().getStatus());
    }

    private Uni<Void> refused(Signal signal) {
        LOG.errorf(
                "The scheduler refuses signal %s for good: see the rule %s of its policy, and"
                        + " huifang.insight.signal.incidents",
                signal.id(), signal.found().rule());
        return signals.refused(pool, signal.id());
    }
}
