package io.huifang.scheduler.page.incident;

import io.huifang.scheduler.incident.desk.IncidentView;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.IncidentKey;

import java.util.List;

/**
 * The incidents that there are, and the newest of those that there were.
 *
 * @param open those that last, newest first
 * @param over the others, newest first
 * @param mayOpen whether the reader may open one
 */
public record IncidentsPage(List<Line> open, List<Line> over, boolean mayOpen) {
    static IncidentsPage of(List<IncidentView> incidents, boolean mayOpen, Wording wording) {
        return new IncidentsPage(
                incidents.stream()
                        .filter(IncidentView::open)
                        .map(it -> Line.of(it, wording))
                        .toList(),
                incidents.stream()
                        .filter(it -> !it.open())
                        .map(it -> Line.of(it, wording))
                        .toList(),
                mayOpen);
    }

    /**
     * One incident.
     *
     * @param what the policy's rule and what its events have in common
     * @param since when it began
     * @param until when it ended; a dash while it lasts
     * @param held how many callbacks wait for its end
     * @param noticed of how many customers a notice was requested
     * @param released how many callbacks went on after it
     */
    public record Line(
            String path,
            String what,
            String since,
            String until,
            int held,
            int noticed,
            int released) {
        static Line of(IncidentView view, Wording wording) {
            return new Line(
                    Address.ofIncident(view.incidentId()),
                    new IncidentKey(view.rule(), view.values()).toString(),
                    wording.at(view.since()),
                    wording.at(view.open() ? null : view.closed().at()),
                    view.tasks().held(),
                    view.notices(),
                    view.tasks().released());
        }
    }
}
