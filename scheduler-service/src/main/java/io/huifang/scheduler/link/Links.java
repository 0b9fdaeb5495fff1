package io.huifang.scheduler.link;

import io.huifang.scheduler.link.LinkToken.Purpose;
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

/** Makes and reads the links by which customers answer. */
@Singleton
@Startup // a missing key is noticed at start, not at the first notice
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
        this.keys = LinkKeyFile.read(config.keyFile(), config.createKey());
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
     * The page on which the customer answers about a callback.
     *
     * @param until exclusive, UTC: then the link ends
     */
    public URI toAppointment(UUID callbackId, Instant until) {
        String token = new LinkToken(Purpose.APPOINTMENT, callbackId, until).signed(keys);
        String base = config.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "appointments/" + token);
    }

    /** The callback that such a link is about; empty for a link that is not ours, or has ended. */
    public Optional<UUID> callbackOf(String token) {
        return LinkToken.read(token, Purpose.APPOINTMENT, keys, clock.instant())
                .map(LinkToken::callbackId);
    }

    /** Whether a browser's {@code Origin} is that of our pages as customers reach them. */
    public boolean isOrigin(String origin) {
        URI base = config.baseUrl();
        return origin.equalsIgnoreCase(base.getScheme() + "://" + base.getAuthority());
    }

    /** A file that is unusable for a while leaves the keys that were there. */
    private void readAgain() {
        try {
            keys = LinkKeyFile.read(config.keyFile(), false);
            unread = false;
        } catch (IllegalStateException unusable) {
            if (!unread) LOG.warnf("%s; the keys before stay in use", unusable.getMessage());
            unread = true;
        }
    }
}
