package io.huifang.scheduler.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

/** What is not signed by us reaches no database: there is none here. */
@Tag("R72")
@Tag("P23")
class ForgedLinksTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void areLookedAtWithoutAConnection() {
        var show = new ShowAppointment(null, null, null, null, null);

        assertThat(show.show(Optional.empty()).await().atMost(AT_ONCE)).isNull();
    }

    @Test
    void areAnsweredWithoutATransaction() {
        var answer = new AnswerAppointment(null, null, null, null, null);

        assertThat(answer.answer(Optional.empty(), new Choice.Decline()).await().atMost(AT_ONCE))
                .isEqualTo(Answer.GONE);
    }
}
