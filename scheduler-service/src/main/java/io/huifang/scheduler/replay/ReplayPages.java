package io.huifang.scheduler.replay;

import io.huifang.scheduler.replay.past.Page;
import io.huifang.scheduler.replay.past.ReadPasts;
import io.huifang.scheduler.replay.past.Stretch;
import io.huifang.scheduler.replay.virtual.Findings;
import io.huifang.scheduler.replay.virtual.TwoLives;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.enterprise.context.ApplicationScoped;

/** One page of a replay after the other: read, lived again, kept. */
@ApplicationScoped
class ReplayPages {
    private final ReadPasts readPasts;
    private final KeepFindings keepFindings;
    private final ReplayConfig config;

    ReplayPages(ReadPasts readPasts, KeepFindings keepFindings, ReplayConfig config) {
        this.readPasts = readPasts;
        this.keepFindings = keepFindings;
        this.config = config;
    }

    /** What came of a page. */
    sealed interface Turned {
        /**
         * There are more.
         *
         * @param replay as it stands now
         */
        record GoOn(Replay replay) implements Turned {}

        /** It was the last one. */
        record AtTheEnd(Replay replay) implements Turned {}

        /** The replay was cancelled, or another run took it over. */
        record NotOurs() implements Turned {}
    }

    /** Does the page behind what is done. */
    Uni<Turned> turn(Replay replay, TwoLives lives) {
        return readPasts
                .next(stretch(replay))
                .chain(page -> live(replay, lives, page).chain(found -> keep(replay, page, found)));
    }

    private Stretch stretch(Replay replay) {
        return new Stretch(
                replay.from(),
                replay.to(),
                replay.doneTo(),
                config.page(),
                config.mostEventsOfOne());
    }

    /** Not on an event loop: it is work for a second, not for a moment. */
    private Uni<Findings> live(Replay replay, TwoLives lives, Page page) {
        return Uni.createFrom()
                .item(
                        () -> {
                            Findings found = lives.compare(page.pasts(), room(replay));
                            page.leftOut().forEach((why, events) -> found.leftOut(events, why));
                            return found;
                        })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private int room(Replay replay) {
        return (int) Math.max(0, config.changesKept() - replay.changesKept());
    }

    private Uni<Turned> keep(Replay replay, Page page, Findings found) {
        Replay next = replay.doneTo(page.upTo(), found.changes().size());
        return keepFindings
                .keep(replay, page.upTo(), found)
                .map(
                        ours -> {
                            if (!ours) return new Turned.NotOurs();
                            return page.last() ? new Turned.AtTheEnd(next) : new Turned.GoOn(next);
                        });
    }
}
