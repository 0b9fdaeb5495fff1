package io.huifang.pages.link;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;

import org.jboss.logging.Logger;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads one service's links to pages for customers, until it is closed. */
public final class SignedLinks implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SignedLinks.class);

    private final LinkSettings settings;
    private final Clock clock;
    private final Cancellable reading;

    private volatile LinkKeys keys;
    private volatile boolean unread;

    /**
     * @throws IllegalStateException without keys, or without TLS in production
     */
    public SignedLinks(LinkSettings settings, Clock clock) {
        CustomersAddress.refusePlain(ConfigUtils.isProfileActive("prod"), settings.baseUrl());
        this.settings = settings;
        this.clock = clock;
        this.keys = read(settings.createKey());
        this.reading =
                Multi.createFrom()
                        .ticks()
                        .every(settings.readKeysEvery())
                        .onOverflow()
                        .drop()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .subscribe()
                        .with(tick -> readAgain());
    }

    /** The keys stay as they are from now on. */
    @Override
    public void close() {
        reading.cancel();
    }

    /**
     * The address of a page.
     *
     * @param path what stands before the token, below the service's address
     * @param purpose what the link is good for: part of what is signed, and never used anew
     * @param subject what it is about; opaque
     * @param until exclusive, UTC: then the link ends
     */
    public URI to(String path, byte purpose, UUID subject, Instant until) {
        return below(path + new LinkToken(purpose, subject, until).signed(keys));
    }

    /** The address of a page that needs no token. */
    public URI below(String path) {
        String base = settings.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + path);
    }

    /**
     * What such a link is about; empty for one that is not ours, is for other uses, or has ended.
     */
    public Optional<UUID> subject(String token, byte purpose) {
        return LinkToken.read(token, purpose, keys, clock.instant()).map(LinkToken::subject);
    }

    /** Whether such a link is ours and has ended. */
    public boolean hasEnded(String token, byte purpose) {
        return LinkToken.read(token, purpose, keys)
                .filter(one -> !one.lasts(clock.instant()))
                .isPresent();
    }

    /** Whether a browser's {@code Origin} is that of our pages as customers reach them. */
    public boolean isOrigin(String origin) {
        URI base = settings.baseUrl();
        return origin.equalsIgnoreCase(base.getScheme() + "://" + base.getAuthority());
    }

    private LinkKeys read(boolean create) {
        return LinkKeyFile.read(settings.keyFile(), create, settings.use());
    }

    /** A file that is unusable for a while leaves the keys that were there. */
    private void readAgain() {
        try {
            keys = read(false);
            unread = false;
        } catch (IllegalStateException unusable) {
            if (!unread) LOG.warnf("%s; the keys before stay in use", unusable.getMessage());
            unread = true;
        }
    }
}
