package io.huifang.contract.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of dispositions in the domain's words. */
class DispositionTest {

    @ParameterizedTest
    @CsvSource({
        // disposition,      AAPOR, contacted, right party, final, other number, note, survey,
        // counts
        "REACHED_RESOLVED,   1.1,   y, y, y, , , y, y",
        "REACHED_PARTIAL,    1.2,   y, y, , , y, y, y",
        "REACHED_UNRESOLVED, ,      y, y, y, , y, y, y",
        "APPOINTMENT_MADE,   2.12,  y, y, , , , , y",
        "APPOINTMENT_BROKEN, 2.112, , , , , , , y",
        "REFUSED_SOFT,       2.112, y, y, , , , , y",
        "REFUSED_HARD,       2.112, y, y, y, , , , y",
        "THIRD_PARTY,        2.20,  y, , , , , , y",
        "VOICEMAIL,          2.22,  , , , , , , y",
        "NO_ANSWER,          3.13,  , , , , , , y",
        "BUSY,               3.12,  , , , , , , y",
        "LINE_FAILURE,       3.16,  , , , , , , ",
        "NUMBER_DEAD,        4.32,  , , , y, , , y",
        "WRONG_PERSON,       4.1,   y, , , y, y, , y",
        "LANGUAGE_BARRIER,   2.33,  y, y, , , , , y",
        "UNABLE,             2.32,  y, , , , y, , y",
        "DECEASED,           2.31,  y, , y, , y, , y",
        "ID_FAILED,          ,      y, , y, , y, , y",
        "FRAUD_SUSPECTED,    ,      y, , y, , y, , y",
        "STATE_CHANGED,      4.70,  , , y, , , , ",
        "NOT_MADE,           ,      , , , , , , "
    })
    void saysWhatTheTableSays(
            Disposition disposition,
            String aapor,
            String contacted,
            String rightParty,
            String isFinal,
            String otherNumber,
            String note,
            String survey,
            String counts) {
        assertThat(disposition.aapor().orElse(null)).isEqualTo(aapor);
        assertThat(disposition.contacted()).isEqualTo(contacted != null);
        assertThat(disposition.rightParty()).isEqualTo(rightParty != null);
        assertThat(disposition.isFinal()).isEqualTo(isFinal != null);
        assertThat(disposition.otherNumber()).isEqualTo(otherNumber != null);
        assertThat(disposition.noteRequired()).isEqualTo(note != null);
        assertThat(disposition.surveyed()).isEqualTo(survey != null);
        assertThat(disposition.counts()).isEqualTo(counts != null);
    }

    @Test
    void theRightPartyIsAlwaysSomebodyWhoAnswered() {
        assertThat(Disposition.values())
                .filteredOn(Disposition::rightParty)
                .allMatch(Disposition::contacted);
    }
}
