package io.huifang.survey.receipt;

import io.huifang.survey.sealing.KeyFile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that sign receipts, or once did. */
@Singleton
@Startup // a missing key is noticed at start, not at the first receipt
class ReceiptKeys {
    private static final Logger LOG = Logger.getLogger(ReceiptKeys.class);

    private static final String SETTING = "huifang.receipts.key-file";

    private final ReceiptConfig config;
    private final Cancellable reading;

    private volatile List<ReceiptKey> keys;
    private volatile boolean unread;

    ReceiptKeys(ReceiptConfig config) {
        this.config = config;
        this.keys = read(config.createKey());
        this.reading =
                Multi.createFrom()
                        .ticks()
                        .every(config.readKeysEvery())
                        .onOverflow()
                        .drop()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .subscribe()
                        .with(tick -> readAgain());
    }

    void stop(@Observes ShutdownEvent event) {
        reading.cancel();
    }

    String sign(Receipt receipt) {
        return SignedReceipt.sign(receipt, keys.get(0));
    }

    /** The receipt; empty when it is none of ours, or was changed. */
    Optional<Receipt> verified(String text) {
        return SignedReceipt.read(text, keys);
    }

    /** The public halves, as a JWK Set. */
    Map<String, List<Map<String, String>>> published() {
        return Map.of("keys", keys.stream().map(ReceiptKey::jwk).toList());
    }

    private List<ReceiptKey> read(boolean create) {
        try {
            List<ReceiptKey> read =
                    KeyFile.read(SETTING, config.keyFile(), create, ReceiptKey::fresh)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .map(ReceiptKey::read)
                            .toList();
            if (!read.isEmpty() && read.get(0).signs()) {
                return read;
            }
        } catch (IllegalArgumentException unusable) {
            LOG.debug("A line of the key file of receipts cannot be used");
        }
        throw KeyFile.unusable(
                SETTING,
                config.keyFile(),
                "must hold one JWK of Ed25519 a line, the first with its secret");
    }

    /** A file that is unusable for a while leaves the keys that were there. */
    private void readAgain() {
        try {
            keys = read(false);
            unread = false;
        } catch (RuntimeException unusable) {
            if (!unread) {
                LOG.warnf("%s; the keys before stay in use", unusable.getMessage());
            }
            unread = true;
        }
    }
}
