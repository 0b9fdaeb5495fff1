package io.huifang.survey.link;

import io.huifang.survey.sealing.KeyFile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads the links to the customers' pages. */
@Singleton
@Startup // a missing key is noticed at start, not at the first link
public class Links {
    private static final Logger LOG = Logger.getLogger(Links.class);

    private final LinkConfig config;
    private final Clock clock;
    private final Cancellable reading;

    private volatile LinkKeys keys;
    private volatile boolean unread;

    Links(LinkConfig config, Clock clock) {
        CustomersAddress.refusePlain(ConfigUtils.isProfileActive("prod"), config.baseUrl());
        this.config = config;
        this.clock = clock;
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

    /**
     * The address of a page.
     *
     * @param subject what it is about
     * @param until exclusive, UTC: then the link ends
     */
    public URI to(LinkPurpose purpose, UUID subject, Instant until) {
        return below(purpose.path() + new LinkToken(purpose, subject, until).signed(keys));
    }

    /** The address of a page that needs no token. */
    public URI below(String path) {
        String base = config.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + path);
    }

    /**
     * What such a link is about; empty for one that is not ours, is for other uses, or has ended.
     */
    public Optional<UUID> subject(String token, LinkPurpose purpose) {
        return LinkToken.read(token, purpose, keys, clock.instant()).map(LinkToken::subject);
    }

    private LinkKeys read(boolean create) {
        try {
            return LinkKeys.read(KeyFile.read(config.keyFile(), create, LinkKeys::fresh));
        } catch (IllegalArgumentException unusable) {
            // without its cause: a decoder's words may repeat the text
            throw new IllegalStateException(
                    "the key file of links "
                            + config.keyFile()
                            + " must hold one key or two, a line each, of at least 32 bytes in"
                            + " Base64");
        }
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
