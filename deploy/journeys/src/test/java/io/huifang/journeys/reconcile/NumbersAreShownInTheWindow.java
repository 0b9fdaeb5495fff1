package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toMap;

import io.huifang.journeys.desk.DeskEntry.Revealed;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SurveyRows.Attempt;
import io.huifang.journeys.evidence.SurveyRows.Window;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.Map;
import java.util.UUID;

/** P12: nobody sees a number when its customer may not be called. */
final class NumbersAreShownInTheWindow implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P12", "the number is shown inside the calling window only");
        Map<UUID, Window> windows =
                evidence.survey().attempts().stream().collect(toMap(Attempt::id, Attempt::window));
        for (var entry : evidence.clients().desk()) {
            Window window = windows.get(entry.lease().attempt());
            if (entry instanceof Revealed reveal && window != null) {
                notes.require(
                        window.meets(reveal.sentAt(), reveal.endedAt()),
                        reveal.lease().attempt() + " was shown at " + reveal.sentAt());
            }
        }
        return notes.finding();
    }
}
