package io.huifang.scheduler.page.replay;

import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.replay.ReplayView;
import io.huifang.scheduler.replay.ReplayView.Alike;
import io.huifang.scheduler.replay.ReplayView.Counts;
import io.huifang.scheduler.replay.ReplayView.Hour;
import io.huifang.scheduler.replay.ReplayView.Pair;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a replay found.
 *
 * @param doubts what could not be lived again; empty when all could
 * @param kinds kinds of decisions, as they were and under the candidate
 * @param changes page of every change that can be looked at
 * @param some a sentence: of how many changes that is possible; null for all
 * @param alike those, as far as they are alike, most first
 * @param targets how what cases were promised stands at the period's end
 * @param load what agents and budgets are asked for
 */
public record ReplayFound(
        List<Doubt> doubts,
        List<Kind> kinds,
        String changes,
        String some,
        List<AlikeLine> alike,
        List<Kind> targets,
        ReplayLoad load) {

    static ReplayFound of(ReplayView view, List<Alike> alike, List<Hour> hours, Wording wording) {
        Counts counts = view.counts();
        return new ReplayFound(
                Stream.of(
                                counts.notReproduced().stream()
                                        .map(it -> Doubt.notReproduced(it, wording)),
                                counts.leftOut().stream().map(it -> Doubt.leftOut(it, wording)),
                                counts.byRuleOfThumb().stream()
                                        .map(it -> Doubt.byRuleOfThumb(it, wording)))
                        .flatMap(each -> each)
                        .toList(),
                counts.decisions().stream().map(it -> Kind.of(it, wording)).toList(),
                ChangesPage.path(view.replayId()),
                view.changesKept() < view.changed()
                        ? wording.say("found.some", view.changesKept(), view.changed())
                        : null,
                alike.stream().map(it -> AlikeLine.of(view, it, wording)).toList(),
                counts.targets().stream().map(it -> Kind.ofTarget(it, wording)).toList(),
                ReplayLoad.of(hours, wording));
    }

    /**
     * Events whose replay is to be doubted.
     *
     * @param what whether they were replayed at all
     * @param first decision and rule in the books, or why they were left out
     * @param second decision and rule, made again; empty for those left out
     */
    public record Doubt(String what, String first, String second, long times) {
        static Doubt notReproduced(Pair pair, Wording wording) {
            return new Doubt(
                    wording.say("doubts.notReproduced"),
                    inWords(pair.asItWas(), wording),
                    inWords(pair.otherwise(), wording),
                    pair.times());
        }

        static Doubt leftOut(Pair pair, Wording wording) {
            return new Doubt(
                    wording.say("doubts.leftOut"),
                    wording.name("leftOut", pair.asItWas().replace(' ', '-')),
                    "",
                    pair.times());
        }

        /** It is one of a few texts, of which some name a reason before their colon. */
        static Doubt byRuleOfThumb(Pair pair, Wording wording) {
            String[] words = pair.asItWas().split(": ", 2)[0].split(" ", 2);
            String group = "thumb." + words[0];
            String told = wording.say(group, wording.reason(words[1]));
            return new Doubt(wording.say("doubts.byRuleOfThumb"), told, "", pair.times());
        }

        /** Kind and rule are kept as one text. */
        private static String inWords(String answer, Wording wording) {
            if (answer == null) return "";
            String[] parts = answer.split(" ", 2);
            String kind = wording.name("decision", parts[0]);
            return parts.length == 1 ? kind : kind + " – " + wording.name("rule", parts[1]);
        }
    }

    /**
     * Events of one kind of decision, and of one under the candidate; likewise targets.
     *
     * @param same whether these are the same
     */
    public record Kind(String asItWas, String otherwise, boolean same, long times) {
        static Kind of(Pair pair, Wording wording) {
            return new Kind(
                    wording.name("decision", pair.asItWas()),
                    wording.name("decision", pair.otherwise()),
                    pair.asItWas().equals(pair.otherwise()),
                    pair.times());
        }

        static Kind ofTarget(Pair pair, Wording wording) {
            return new Kind(
                    target(pair.asItWas(), wording),
                    target(pair.otherwise(), wording),
                    pair.asItWas().equals(pair.otherwise()),
                    pair.times());
        }

        /** Target and state are kept as one text. */
        private static String target(String stands, Wording wording) {
            String[] parts = stands.split(" ", 2);
            String state = parts[1].replace(' ', '-');
            return wording.name("target", parts[0]) + " – " + wording.name("targetState", state);
        }
    }

    /**
     * Changes alike.
     *
     * @param path page of each of them
     */
    public record AlikeLine(
            String path, String asItWas, String otherwise, String reason, long times) {
        static AlikeLine of(ReplayView replay, Alike alike, Wording wording) {
            return new AlikeLine(
                    ChangesPage.path(replay.replayId(), alike),
                    wording.name("decision", alike.asItWas()),
                    wording.name("decision", alike.otherwise()),
                    alike.reason() == null ? "–" : wording.reason(alike.reason()),
                    alike.times());
        }
    }
}
