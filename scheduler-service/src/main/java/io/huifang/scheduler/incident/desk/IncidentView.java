package io.huifang.scheduler.incident.desk;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentTask.State;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An incident as people see it.
 *
 * @param incidentId its id
 * @param rule the policy's rule
 * @param values of the facts the rule goes by, in its order
 * @param open whether it lasts
 * @param since events that happened from then on are part of it, UTC
 * @param opened when, by whom and why
 * @param closed the same of its end; null while it is open
 * @param tasks what became of tasks
 * @param notices customers of whom a notice was requested
 */
public record IncidentView(
        UUID incidentId,
        String rule,
        List<String> values,
        boolean open,
        Instant since,
        ActView opened,
        ActView closed,
        TasksView tasks,
        int notices) {

    /**
     * Its opening or its end.
     *
     * @param at when, UTC
     * @param by account of the person; null when a rule did it
     * @param because why
     */
    public record ActView(Instant at, String by, String because) {
        static ActView of(Incident.Act act) {
            return act == null ? null : new ActView(act.at(), act.by(), act.because());
        }
    }

    /**
     * How many tasks.
     *
     * @param held wait for the end
     * @param left went on because an event of another cause had joined them
     * @param released go on, or have gone on, because their customer was still harmed
     * @param spared ended without a call
     */
    public record TasksView(int held, int left, int released, int spared) {
        static TasksView of(Map<State, Integer> counts) {
            return new TasksView(
                    counts.getOrDefault(State.HELD, 0),
                    counts.getOrDefault(State.LEFT, 0),
                    counts.getOrDefault(State.RELEASED, 0),
                    counts.getOrDefault(State.SPARED, 0));
        }
    }

    static IncidentView of(Incident incident, Map<State, Integer> counts, int notices) {
        return new IncidentView(
                incident.incidentId(),
                incident.key().rule(),
                incident.key().values(),
                incident.isOpen(),
                incident.since(),
                ActView.of(incident.opened()),
                ActView.of(incident.closed()),
                TasksView.of(counts),
                notices);
    }
}
