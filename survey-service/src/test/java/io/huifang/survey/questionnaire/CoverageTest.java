package io.huifang.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.Violation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

@Tag("R50")
@Tag("R51")
class CoverageTest {
    private static final String W = "{'zh-CN':'说','en':'say'}";
    private static final Script SCRIPT =
            Script.read(
                    "s",
                    1,
                    Instant.EPOCH,
                    """
                    {'title':W,'greeting':W,'notice':W,'safety':W,'closing':W,
                     'questions':[
                       {'id':'arrived','must':true,'say':W,
                        'options':[{'code':'yes','say':W},{'code':'no','say':W}]},
                       {'id':'same-way','must':true,'say':W,
                        'showIf':{'question':'arrived','is':'no'}},
                       {'id':'mood','say':W}],
                     'guidance':[{'say':W},{'id':'promise','must':true,'say':W,
                        'showIf':{'question':'same-way','is':true}}]}"""
                            .replace("W", W)
                            .replace('\'', '"'));

    private static List<String> left(Map<String, Object> ticked) {
        return Coverage.left(SCRIPT, ticked).stream().map(Step::id).toList();
    }

    private static List<String> faults(
            Disposition disposition, Map<String, Object> ticked, String because) {
        return Coverage.faults(disposition, SCRIPT, ticked, because).stream()
                .map(Violation::pointer)
                .toList();
    }

    @Test
    void goesThroughTheCallInItsOrder() {
        assertThat(SCRIPT.steps())
                .extracting(Step::id)
                .containsExactly(
                        "greeting",
                        "notice",
                        "arrived",
                        "same-way",
                        "mood",
                        "guidance-1",
                        "promise",
                        "safety",
                        "closing");
        assertThat(SCRIPT.step("mood").orElseThrow().kind()).isEqualTo(Step.Kind.ASK);
        assertThat(SCRIPT.step("promise").orElseThrow().kind()).isEqualTo(Step.Kind.DO);
        assertThat(SCRIPT.step("safety").orElseThrow().kind()).isEqualTo(Step.Kind.SAY);
    }

    @Test
    void missesOnlyKeyStepsThatArePartOfTheCall() {
        assertThat(left(Map.of())).containsExactly("arrived");
        assertThat(left(Map.of("arrived", "yes"))).isEmpty();
        assertThat(left(Map.of("arrived", "no"))).containsExactly("same-way");
        assertThat(left(Map.of("arrived", "no", "same-way", true))).containsExactly("promise");
        assertThat(left(Map.of("arrived", "no", "same-way", true, "promise", true))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void needsKeyStepsOrAReasonFromWhoeverReachedTheCustomer(Disposition disposition) {
        boolean reached = disposition.name().startsWith("REACHED_");

        assertThat(faults(disposition, Map.of(), null))
                .isEqualTo(reached ? List.of("/leftBecause") : List.of());
        assertThat(faults(disposition, Map.of(), "  "))
                .isEqualTo(reached ? List.of("/leftBecause") : List.of());
        assertThat(faults(disposition, Map.of(), "customer had to leave")).isEmpty();
        assertThat(faults(disposition, Map.of("arrived", "yes"), null)).isEmpty();
    }

    @Test
    void takesNoTickThatFitsNoStep() {
        Map<String, Object> ticked =
                Map.of("arrived", "perhaps", "mood", "good", "no-such", true, "promise", true);

        assertThat(faults(Disposition.BUSY, ticked, null))
                .containsExactlyInAnyOrder(
                        "/covered/arrived", "/covered/mood", "/covered", "/covered/promise");
    }
}
