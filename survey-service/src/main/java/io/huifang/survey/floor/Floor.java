package io.huifang.survey.floor;

import io.huifang.survey.agent.ShowAgents;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.TakeBackLease;
import io.huifang.survey.desk.ShowHeldCalls;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.page.Wording;
import io.huifang.survey.queue.RecentQueue;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;

/** What the floor's page asks of queue, leases and agents. */
@ApplicationScoped
class Floor {
    private final RecentQueue recentQueue;
    private final ShowHeldCalls showHeldCalls;
    private final ShowClosingWindows showClosingWindows;
    private final ShowAgents showAgents;
    private final TakeBackLease takeBackLease;
    private final Clock clock;

    Floor(
            RecentQueue recentQueue,
            ShowHeldCalls showHeldCalls,
            ShowClosingWindows showClosingWindows,
            ShowAgents showAgents,
            TakeBackLease takeBackLease,
            Clock clock) {
        this.recentQueue = recentQueue;
        this.showHeldCalls = showHeldCalls;
        this.showClosingWindows = showClosingWindows;
        this.showAgents = showAgents;
        this.takeBackLease = takeBackLease;
        this.clock = clock;
    }

    Uni<FloorPage> page(String told, Wording wording) {
        return Uni.combine()
                .all()
                .unis(
                        showHeldCalls.of(null),
                        recentQueue.look(),
                        showClosingWindows.soon(),
                        showAgents.look())
                // one connection is enough for one page
                .usingConcurrencyOf(1)
                .with(FloorPage.Look::new)
                .map(look -> FloorPage.of(look, told, clock.instant(), wording));
    }

    /** Takes a call out of its holder's hand, as if he had given it back. */
    Uni<Answer> takeBack(Holder holder, String by) {
        return takeBackLease.takeBack(holder, by);
    }
}
