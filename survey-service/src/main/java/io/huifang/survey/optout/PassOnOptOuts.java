package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerConsentWithdrawn;
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

/** Tells intake what customers stopped, as withdrawn consents, until it is accepted. */
@ApplicationScoped
class PassOnOptOuts {
    private static final Logger LOG = Logger.getLogger(PassOnOptOuts.class);

    /** Where the customer said so, and which wording he was shown. */
    private static final String CHANNEL = "choices-page";

    private static final String WORDING = "choices-1";

    private final Pool pool;
    private final OptOuts optOuts;
    private final TellIntake tellIntake;
    private final TellWaiting<OptOut> telling;

    PassOnOptOuts(
            Pool pool, OptOuts optOuts, TellIntake tellIntake, TellingConfig config, Vertx vertx) {
        this.pool = pool;
        this.optOuts = optOuts;
        this.tellIntake = tellIntake;
        this.telling =
                new TellWaiting<>(
                        vertx,
                        "Passing on opt-outs",
                        config.tellEvery(),
                        most -> optOuts.waiting(pool, most),
                        this::passOn);
    }

    void start(@Observes StartupEvent event) {
        telling.start();
    }

    void stop(@Observes ShutdownEvent event) {
        telling.stop();
    }

    private Uni<Void> passOn(OptOut said) {
        return tellIntake
                .tell(said.purposes().stream().map(purpose -> saying(said, purpose)).toList())
                .chain(() -> optOuts.passed(pool, said.id()))
                .onFailure(RefusedSaying.class)
                .recoverWithUni(() -> setAside(said));
    }

    /** Somebody has to stop those calls by hand: the customer may not be left believing. */
    private Uni<Void> setAside(OptOut said) {
        LOG.errorf("Intake refuses opt-out %s for good: it has to be stopped by hand", said.id());
        return optOuts.refused(pool, said.id());
    }

    private static Saying saying(OptOut said, Purpose purpose) {
        return new Saying(
                said.id() + "-" + purpose,
                said.customerId(),
                said.saidAt(),
                new CustomerConsentWithdrawn(purpose, CHANNEL, said.id().toString(), WORDING),
                null);
    }
}
