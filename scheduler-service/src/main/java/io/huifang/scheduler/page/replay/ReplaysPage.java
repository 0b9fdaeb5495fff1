package io.huifang.scheduler.page.replay;

import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.replay.ReplayView;

import java.util.List;

/**
 * The youngest replays.
 *
 * @param ofVersion a sentence: of which candidate they are; null for any
 * @param trial page that begins one of that candidate; null without one, and for who may not
 * @param lines youngest first
 */
public record ReplaysPage(String ofVersion, String trial, List<Line> lines) {
    static ReplaysPage of(List<ReplayView> all, Wording wording) {
        return new ReplaysPage(null, null, lines(all, wording));
    }

    static ReplaysPage of(int version, List<ReplayView> all, boolean mayBegin, Wording wording) {
        return new ReplaysPage(
                wording.say("replays.ofVersion", version),
                mayBegin ? Address.ofTrial(version) : null,
                lines(all, wording));
    }

    private static List<Line> lines(List<ReplayView> all, Wording wording) {
        return all.stream().map(it -> Line.of(it, wording)).toList();
    }

    /**
     * One replay.
     *
     * @param asked when and by whom
     */
    public record Line(
            String path,
            String asked,
            int version,
            String from,
            String to,
            String state,
            long events,
            long changed) {
        static Line of(ReplayView view, Wording wording) {
            return new Line(
                    Address.ofReplay(view.replayId()),
                    wording.say("byAt", view.askedBy(), wording.at(view.askedAt())),
                    view.policyVersion(),
                    wording.at(view.from()),
                    wording.at(view.to()),
                    wording.name("replayState", view.state()),
                    view.events(),
                    view.changed());
        }
    }
}
