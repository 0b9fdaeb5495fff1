package io.huifang.survey.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusion.Asked;
import io.huifang.survey.history.Conclusion.Ending;
import io.huifang.survey.history.ConclusionView;
import io.huifang.survey.history.Correction;
import io.huifang.survey.history.CoveredScript;
import io.huifang.survey.response.Answers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What carries people's own words may end up in a log line or a failure's message. */
@Tag("P19")
class NothingSaidIsPrintedTest {
    private static final String SAID = "said-by-a-person-7c1e";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static List<Object> carriers() {
        Ending ending = new Ending(Disposition.BUSY, null, null, null, false, SAID);
        Asked asked = new Asked("default", 1, Map.of(), Map.of("comment", SAID));
        UUID id = UUID.fromString("0199aaaa-0000-7000-8000-000000000000");
        CoveredScript covered = new CoveredScript("complaint", 1, Map.of(), List.of(), SAID);
        Conclusion conclusion =
                new Conclusion(
                        id,
                        id,
                        "c-1",
                        1,
                        "complaint",
                        "agent-1",
                        NOON,
                        NOON,
                        NOON,
                        ending,
                        asked,
                        covered,
                        List.of(
                                new Correction(
                                        1,
                                        Disposition.BUSY,
                                        Disposition.VOICEMAIL,
                                        SAID,
                                        "s",
                                        NOON)));
        return List.of(
                ending,
                asked,
                covered,
                conclusion,
                ConclusionView.of(conclusion),
                new Answers(Map.of(), Map.of("comment", SAID)),
                new ConcludeCommand(
                        new Holder(id, "agent-1", OptionalLong.empty()),
                        ending,
                        Optional.of(Map.of("comment", SAID)),
                        Optional.of(new ConcludeCommand.Ticks(Map.of(), SAID))));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void ofWhatIsCarried(Object carrier) {
        assertThat(carrier.toString().contains(SAID)).isFalse();
    }
}
