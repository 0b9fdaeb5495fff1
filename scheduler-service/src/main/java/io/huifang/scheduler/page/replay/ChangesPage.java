package io.huifang.scheduler.page.replay;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.replay.ReplayView.Alike;
import io.huifang.scheduler.replay.ReplayView.Answer;
import io.huifang.scheduler.replay.ReplayView.ChangeView;
import io.huifang.scheduler.replay.ReplayView.Changes;
import io.huifang.scheduler.replay.ReplayView.Sought;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decisions that a candidate changes, or those looked for.
 *
 * @param path this page
 * @param replay page of the replay
 * @param was kinds of decisions as they were
 * @param otherwise kinds of decisions under the candidate
 * @param reasons reasons there are
 * @param customerId as it was entered
 * @param lines the changes
 * @param more page of those that follow; null for none
 */
public record ChangesPage(
        String path,
        String replay,
        List<Option> was,
        List<Option> otherwise,
        List<Option> reasons,
        String customerId,
        List<Line> lines,
        String more) {

    static String path(UUID replayId) {
        return Address.ofReplay(replayId) + "/changes";
    }

    /** Those alike. */
    static String path(UUID replayId, Alike alike) {
        return path(replayId, new Sought(alike.asItWas(), alike.otherwise(), alike.reason(), null));
    }

    private static String path(UUID replayId, Sought sought) {
        return path(replayId)
                + "?was="
                + encoded(sought.asItWas())
                + "&otherwise="
                + encoded(sought.otherwise())
                + "&reason="
                + encoded(sought.reason())
                + "&customerId="
                + encoded(sought.customerId());
    }

    private static String encoded(String value) {
        return value == null ? "" : Address.encoded(value);
    }

    /**
     * @param alike every kind of change there is
     * @param leadsOn whether the reader may see the decisions
     */
    static ChangesPage of(
            UUID replayId,
            Sought sought,
            Changes found,
            List<Alike> alike,
            boolean leadsOn,
            Wording wording) {
        return new ChangesPage(
                path(replayId),
                Address.ofReplay(replayId),
                Option.ofKinds(sought.asItWas(), wording),
                Option.ofKinds(sought.otherwise(), wording),
                alike.stream()
                        .map(Alike::reason)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .map(it -> new Option(it, wording.reason(it), it.equals(sought.reason())))
                        .toList(),
                Objects.requireNonNullElse(sought.customerId(), ""),
                found.changes().stream().map(it -> Line.of(it, leadsOn, wording)).toList(),
                found.next() == null
                        ? null
                        : path(replayId, sought) + "&cursor=" + Address.encoded(found.next()));
    }

    /** One of several things to choose. */
    public record Option(String value, String name, boolean chosen) {
        static List<Option> ofKinds(String chosen, Wording wording) {
            return Stream.of(DecisionKind.values())
                    .map(Enum::name)
                    .map(it -> new Option(it, wording.name("decision", it), it.equals(chosen)))
                    .toList();
        }
    }

    /**
     * One change.
     *
     * @param path page of the decision; null for who may not see it
     */
    public record Line(
            String path,
            String at,
            String type,
            String customerId,
            Reply asItWas,
            Reply otherwise) {
        static Line of(ChangeView view, boolean leadsOn, Wording wording) {
            return new Line(
                    leadsOn ? Address.ofEvent(view.source(), view.id()) : null,
                    wording.at(view.decidedAt()),
                    view.type(),
                    view.customerId(),
                    Reply.of(view.asItWas(), wording),
                    Reply.of(view.otherwise(), wording));
        }
    }

    /**
     * An answer to an event.
     *
     * @param reason null for none
     * @param call when a call is due, and how urgent it is; null for none
     * @param explanation in English
     */
    public record Reply(
            String decision, String rule, String reason, String call, String explanation) {
        static Reply of(Answer answer, Wording wording) {
            return new Reply(
                    wording.name("decision", answer.decision()),
                    wording.name("rule", answer.rule()),
                    answer.reason() == null ? null : wording.reason(answer.reason()),
                    answer.dueAt() == null
                            ? null
                            : wording.say(
                                    "changes.call",
                                    wording.at(answer.dueAt()),
                                    answer.priority(),
                                    wording.at(answer.freshUntil())),
                    answer.explanation());
        }
    }
}
