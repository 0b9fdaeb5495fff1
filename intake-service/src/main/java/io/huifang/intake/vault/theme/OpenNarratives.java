package io.huifang.intake.vault.theme;

import io.huifang.intake.vault.OpenDetails;
import io.huifang.intake.vault.SealedNarrative;
import io.huifang.intake.vault.key.CustomerKey;
import io.huifang.intake.vault.key.KeyRing;
import io.huifang.intake.vault.theme.UncountedNarratives.Uncounted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

/** Opens narratives that are to be read by the service alone: nobody is shown them. */
@ApplicationScoped
class OpenNarratives {
    private static final Logger LOG = Logger.getLogger(OpenNarratives.class);

    private final KeyRing keyRing;
    private final OpenDetails openDetails;

    @Inject
    OpenNarratives(KeyRing keyRing, OpenDetails openDetails) {
        this.keyRing = keyRing;
        this.openDetails = openDetails;
    }

    /**
     * In the clear; empty when its customer was erased, or it does not open. Fails when the key
     * cannot be read, which may pass.
     */
    Uni<String> open(SqlConnection tx, Uncounted uncounted) {
        return keyRing.stored(tx, uncounted.narrative().customerId())
                .map(key -> key.map(it -> text(it, uncounted.narrative())).orElse(""));
    }

    private String text(CustomerKey key, SealedNarrative narrative) {
        try {
            return openDetails.narrative(key, narrative);
        } catch (IllegalStateException damaged) {
            LOG.warn("A narrative does not open and is not counted by what it is about");
            return "";
        }
    }
}
