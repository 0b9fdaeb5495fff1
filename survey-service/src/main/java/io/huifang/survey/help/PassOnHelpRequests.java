package io.huifang.survey.help;

import io.huifang.survey.telling.RefusedSaying;
import io.huifang.survey.telling.Saying;
import io.huifang.survey.telling.TellIntake;
import io.huifang.survey.telling.TellWaiting;
import io.huifang.survey.telling.TellingConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;

/** Tells intake what customers asked for, with their words, until it is accepted. */
@ApplicationScoped
class PassOnHelpRequests {
    private static final Logger LOG = Logger.getLogger(PassOnHelpRequests.class);

    /** Time for a person to bring the key back. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Pool pool;
    private final WaitingHelpRequests requests;
    private final TellIntake tellIntake;
    private final TellWaiting<WaitingHelpRequests.Waiting> telling;

    PassOnHelpRequests(
            Pool pool,
            WaitingHelpRequests requests,
            TellIntake tellIntake,
            TellingConfig config,
            Vertx vertx) {
        this.pool = pool;
        this.requests = requests;
        this.tellIntake = tellIntake;
        this.telling =
                new TellWaiting<>(
                        vertx,
                        "Passing on requests for help",
                        config.tellEvery(),
                        most -> requests.next(pool, most),
                        this::passOn);
    }

    void start(@Observes StartupEvent event) {
        telling.start();
    }

    void stop(@Observes ShutdownEvent event) {
        telling.stop();
    }

    private Uni<Void> passOn(WaitingHelpRequests.Waiting waiting) {
        HelpRequest request = waiting.request();
        if (waiting.unreadable() && !waiting.wasAside()) {
            return setAside(request);
        }
        Saying saying =
                new Saying(
                        request.id().toString(),
                        request.customerId(),
                        request.saidAt(),
                        request.fact(),
                        waiting.words());
        return tellIntake
                .tell(List.of(saying))
                .chain(() -> requests.passed(pool, waiting))
                .onFailure(RefusedSaying.class)
                .recoverWithUni(() -> refused(request));
    }

    /** Who asked for a call gets it, with his words or, when nobody can read them, without. */
    private Uni<Void> setAside(HelpRequest request) {
        LOG.errorf(
                "The words of request for help %s cannot be opened: it is set aside for %s, and then"
                        + " passed on without them; they stay sealed in the table",
                request.id(), PAUSE);
        return requests.setAside(pool, request.id(), PAUSE);
    }

    private Uni<Void> refused(HelpRequest request) {
        LOG.errorf(
                "Intake refuses request for help %s for good: somebody has to call", request.id());
        return requests.refused(pool, request.id());
    }
}
