package io.huifang.survey.correction;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.history.Conclusion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a correction may say. Pure. */
final class CorrectionRules {
    /** Ends of a talk, and what would freeze the funds. */
    private static final Set<Disposition> NEEDS_A_CALL =
            EnumSet.of(
                    Disposition.REACHED_RESOLVED,
                    Disposition.REACHED_PARTIAL,
                    Disposition.REACHED_UNRESOLVED,
                    Disposition.FRAUD_SUSPECTED);

    private CorrectionRules() {}

    /** Everything that is wrong with it. */
    static List<Violation> faults(Conclusion conclusion, Disposition disposition) {
        List<Violation> faults = new ArrayList<>();
        if (disposition == conclusion.disposition()) {
            faults.add(
                    new Violation("/disposition", "unchanged", "is how the attempt ended already"));
        }
        if (disposition == Disposition.APPOINTMENT_MADE
                && conclusion.ending().appointmentAt() == null) {
            faults.add(
                    new Violation(
                            "/disposition",
                            "no-appointment",
                            "needs an instant that was written down with the conclusion"));
        }
        if (disposition == Disposition.NOT_MADE && conclusion.revealedAt() != null) {
            faults.add(new Violation("/disposition", "revealed", "the number had been shown"));
        }
        if (conclusion.revealedAt() == null && NEEDS_A_CALL.contains(disposition)) {
            faults.add(new Violation("/disposition", "not-revealed", "nobody was called"));
        }
        return faults;
    }
}
