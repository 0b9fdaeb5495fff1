package io.huifang.survey.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.SurveyPermissionChanged;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Many facts, and one row for each customer. */
@Tag("P7")
class LatestWordsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void areOneForEachCustomerByTheirIds() {
        assertThat(
                        LatestWords.of(
                                List.of(
                                        entry("c", 0),
                                        entry("a", 0),
                                        entry("b", 0),
                                        entry("a", 1))))
                .extracting(SurveyPermissionChanged::customerId)
                .containsExactly("a", "b", "c");
        assertThat(LatestWords.of(List.of())).isEmpty();
    }

    @Test
    void areTheNewestConsentAndTheNewestWithdrawalWhateverIsHeardFirst() {
        SurveyPermissionChanged granted = words(at(3), at(1), at(9));
        SurveyPermissionChanged withdrawn = words(null, at(2), at(5));
        SurveyPermissionChanged silent = words(null, null, at(7));

        for (List<SurveyPermissionChanged> told :
                List.of(
                        List.of(granted, withdrawn, silent),
                        List.of(silent, withdrawn, granted),
                        List.of(withdrawn, granted, silent, withdrawn))) {
            assertThat(LatestWords.of(told))
                    .singleElement()
                    .extracting(
                            SurveyPermissionChanged::grantedAt,
                            SurveyPermissionChanged::withdrawnAt,
                            SurveyPermissionChanged::occurredAt)
                    .containsExactly(at(3), at(2), at(9));
        }
    }

    @Test
    void areTheEntryThatWasToldOfLast() {
        SurveyPermissionChanged set = entry("a", 1);
        SurveyPermissionChanged lifted = words(null, null, at(2));

        assertThat(only(set, lifted).suppressed()).isFalse();
        assertThat(only(lifted, set).suppressed()).isFalse();
        assertThat(only(set, words(null, null, at(0)))).isEqualTo(set);
    }

    @Test
    void areOfOneInstantTheEntryThatWasReadLater() {
        SurveyPermissionChanged set = entry("a", 1);
        SurveyPermissionChanged lifted = words(null, null, at(1));

        assertThat(only(set, lifted).suppressed()).isFalse();
        assertThat(only(lifted, set).suppressed()).isTrue();
    }

    private static SurveyPermissionChanged only(SurveyPermissionChanged... told) {
        return LatestWords.of(List.of(told)).get(0);
    }

    private static SurveyPermissionChanged words(Instant granted, Instant withdrawn, Instant told) {
        return new SurveyPermissionChanged(
                UUID.randomUUID(), told, "a", granted, withdrawn, false, null);
    }

    private static SurveyPermissionChanged entry(String customer, int told) {
        return new SurveyPermissionChanged(
                UUID.randomUUID(), at(told), customer, null, null, true, at(60));
    }

    private static Instant at(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }
}
