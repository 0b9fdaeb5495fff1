package io.huifang.survey.floor;

import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.ReleaseLease;
import io.huifang.survey.desk.ShowHeldCalls;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.page.Wording;
import io.huifang.survey.queue.ShowQueue;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;

/** What the floor's page asks of queue and leases. */
@ApplicationScoped
class Floor {
    private final ShowQueue showQueue;
    private final ShowHeldCalls showHeldCalls;
    private final ShowClosingWindows showClosingWindows;
    private final ReleaseLease releaseLease;
    private final Clock clock;

    Floor(
            ShowQueue showQueue,
            ShowHeldCalls showHeldCalls,
            ShowClosingWindows showClosingWindows,
            ReleaseLease releaseLease,
            Clock clock) {
        this.showQueue = showQueue;
        this.showHeldCalls = showHeldCalls;
        this.showClosingWindows = showClosingWindows;
        this.releaseLease = releaseLease;
        this.clock = clock;
    }

    Uni<FloorPage> page(String told, Wording wording) {
        return showHeldCalls
                .of(null)
                .chain(
                        held ->
                                showQueue
                                        .look()
                                        .chain(
                                                queue ->
                                                        showClosingWindows
                                                                .soon()
                                                                .map(
                                                                        soon ->
                                                                                new FloorPage.Look(
                                                                                        held, queue,
                                                                                        soon))))
                .map(look -> FloorPage.of(look, told, clock.instant(), wording));
    }

    /** Takes a call out of its holder's hand, as if he had given it back. */
    Uni<Answer> release(Holder holder) {
        return releaseLease.release(holder);
    }
}
