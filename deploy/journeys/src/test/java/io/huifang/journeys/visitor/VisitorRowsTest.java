package io.huifang.journeys.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.reconcile.Finding;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Whoever came stays, and whoever was erased is gone; each harm to that is told. */
class VisitorRowsTest {
    private static final Set<String> CAME = Set.of("a", "b", "gone");
    private static final Set<String> ERASED = Set.of("gone");
    private static final Set<String> STAY = Set.of("a", "b");

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(new VisitorRows(STAY, ERASED, STAY, Set.of("a")).findings(CAME, ERASED))
                .allMatch(Finding::isShown);
    }

    @Test
    void tellsALostEvent() {
        assertThat(broken(new VisitorRows(STAY, ERASED, Set.of("a"), Set.of())))
                .containsExactly("every visitor who stays has a decision");
    }

    @Test
    void tellsALostCertificate() {
        assertThat(broken(new VisitorRows(STAY, Set.of(), STAY, Set.of())))
                .containsExactly("every visitor who was erased has a certificate");
    }

    @Test
    void tellsAPersonWhoIsBack() {
        assertThat(broken(new VisitorRows(CAME, ERASED, STAY, Set.of())))
                .containsExactly("of whom was erased nothing can be read");
    }

    @Test
    void tellsACallThatIsStillToCome() {
        assertThat(broken(new VisitorRows(STAY, ERASED, STAY, Set.of("gone"))))
                .containsExactly("who was erased is not called any more");
    }

    @Test
    void tellsAnErasureThatNobodyAskedFor() {
        assertThat(broken(new VisitorRows(Set.of("a"), ERASED, STAY, Set.of())))
                .containsExactly("nobody was erased but who asked for it");
    }

    private static List<String> broken(VisitorRows rows) {
        return rows.findings(CAME, ERASED).stream()
                .filter(finding -> !finding.holds())
                .map(Finding::claim)
                .toList();
    }
}
