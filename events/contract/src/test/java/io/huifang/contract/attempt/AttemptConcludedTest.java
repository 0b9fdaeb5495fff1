package io.huifang.contract.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.Golden;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R51")
class AttemptConcludedTest {
    @Test
    void hasALanguageWithABarrierAndATimeWithAnAppointmentOnly() {
        assertThat(Golden.examples(AttemptConcluded.TYPE))
                .allSatisfy(
                        example -> {
                            String disposition = example.path("disposition").textValue();
                            assertThat(disposition.equals("LANGUAGE_BARRIER"))
                                    .isEqualTo(example.has("language"));
                            assertThat(disposition.equals("APPOINTMENT_MADE"))
                                    .isEqualTo(example.has("appointmentAt"));
                        });
    }
}
