package io.huifang.scheduler.page.replay;

import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Fact;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.replay.ReplayView;

import java.util.ArrayList;
import java.util.List;

/**
 * One replay.
 *
 * @param path this page
 * @param done what was just done; null for nothing
 * @param facts what it is
 * @param progress how far it is; null when it has ended
 * @param cancellation where it is cancelled; null for who may not, and when it has ended
 * @param result what it found; null before it has ended
 */
public record ReplayPage(
        String path,
        String done,
        List<Fact> facts,
        Progress progress,
        String cancellation,
        ReplayFound result) {

    /**
     * @param result null before it has ended
     */
    static ReplayPage of(
            ReplayView view, ReplayFound result, String done, boolean mayCancel, Wording wording) {
        String path = Address.ofReplay(view.replayId());
        boolean runs = view.endedAt() == null;
        return new ReplayPage(
                path,
                wording.knows("replay.done", String.valueOf(done))
                        ? wording.name("replay.done", done)
                        : null,
                facts(view, wording),
                runs ? Progress.of(view, wording) : null,
                runs && mayCancel ? path + "/cancellation" : null,
                result);
    }

    private static List<Fact> facts(ReplayView view, Wording wording) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                Fact.at(
                        Address.ofPolicy(view.policyVersion()),
                        wording.say("replay.candidate"),
                        wording.say("versionNumber", view.policyVersion())));
        facts.add(Fact.of(wording.say("replay.from"), wording.at(view.from())));
        facts.add(Fact.of(wording.say("replay.to"), wording.at(view.to())));
        String asked = wording.say("byAt", view.askedBy(), wording.at(view.askedAt()));
        facts.add(Fact.of(wording.say("replay.asked"), asked));
        if (view.endedAt() == null) return facts;
        String state = wording.name("replayState", view.state());
        facts.add(Fact.of(wording.say("replay.state"), state));
        facts.add(Fact.of(wording.say("replay.ended"), wording.at(view.endedAt())));
        if (view.fault() != null) {
            facts.add(Fact.english(wording.say("history.because"), view.fault()));
        }
        facts.add(Fact.of(wording.say("replay.events"), view.events()));
        facts.add(Fact.of(wording.say("replay.changed"), view.changed()));
        facts.add(Fact.of(wording.say("replay.notReproduced"), view.notReproduced()));
        return facts;
    }

    /**
     * How far it is.
     *
     * @param share in hundredths; -1 for unknown
     * @param words in a sentence
     */
    public record Progress(long share, String words) {
        private static final long ALL = 100;

        static Progress of(ReplayView view, Wording wording) {
            String state = wording.name("replayState", view.state());
            if (view.expected() == null || view.expected() == 0) {
                return new Progress(-1, wording.say("replay.soFar", state, view.events()));
            }
            // some customers are left out, and events of others were taken back meanwhile
            long share = Math.min(ALL, view.events() * ALL / view.expected());
            return new Progress(
                    share, wording.say("replay.soFarOf", state, view.events(), view.expected()));
        }
    }
}
