package io.huifang.local.demo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Ends as a person could write them down. */
class CallEndsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-11-20T20:00:00Z");
    private static final Path SHIPPED =
            Path.of("../../survey-service/src/main/resources/documents/questionnaire/default.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CallEnds ends = new CallEnds(new SplittableRandom(7));

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void sayWhatTheirDispositionNeedsAndNothingElse(Disposition disposition) throws Exception {
        ObjectNode end = ends.of(disposition, claim("refund-delayed"), NOON);

        assertThat(end.get("disposition").asText()).isEqualTo(disposition.name());
        assertThat(end.has("note")).isEqualTo(disposition.noteRequired());
        assertThat(end.has("answers")).isEqualTo(disposition.surveyed());
        assertThat(end.has("rootCause")).isEqualTo(disposition.surveyed());
        assertThat(end.has("appointmentAt")).isEqualTo(disposition == Disposition.APPOINTMENT_MADE);
    }

    @Test
    void appointTomorrowWhileTheCustomerMayBeCalled() throws Exception {
        for (int call = 0; call < 100; call++) {
            ObjectNode end = ends.of(Disposition.APPOINTMENT_MADE, claim("complaint"), NOON);

            assertThat(Instant.parse(end.get("appointmentAt").asText()))
                    .isBetween("2026-11-21T12:00:00Z", "2026-11-21T19:00:00Z");
        }
    }

    @Test
    void answerTheShippedQuestionnaireWithinItsScales() throws Exception {
        for (int call = 0; call < 100; call++) {
            ObjectNode end = ends.of(Disposition.REACHED_RESOLVED, claim("complaint"), NOON);
            JsonNode answers = end.get("answers");

            assertThat(answers.get("csat").asInt()).isBetween(4, 5);
            assertThat(answers.get("ces").asInt()).isBetween(6, 7);
            assertThat(answers.get("nps").asInt()).isBetween(7, 10);
            assertThat(answers.get("resolved").asBoolean()).isTrue();
            assertThat(answers.path("comment").asText().length()).isLessThan(2_000);
        }
    }

    @Test
    void answerNothingWhereNothingIsAsked() throws Exception {
        ObjectNode claim = claim("risk-check");
        claim.putNull("questionnaire");

        assertThat(ends.of(Disposition.REACHED_RESOLVED, claim, NOON).has("answers")).isFalse();
    }

    @Test
    void promiseMoneyToThoseWhoWaitForItOnly() throws Exception {
        ObjectNode end = ends.of(Disposition.REACHED_RESOLVED, claim("refund-delayed"), NOON);

        assertThat(end.at("/promise/subjectRef").asText()).isEqualTo("ref-1");
        assertThat(ends.of(Disposition.REACHED_RESOLVED, claim("complaint"), NOON).has("promise"))
                .isFalse();
    }

    @Test
    void areOfManyKindsOnOneDay() throws Exception {
        Set<Disposition> seen = EnumSet.noneOf(Disposition.class);

        for (int call = 0; call < 1_000; call++) {
            ObjectNode end = ends.any(claim("complaint"), NOON);
            seen.add(Disposition.valueOf(end.get("disposition").asText()));
        }

        assertThat(seen).hasSizeGreaterThan(8).contains(Disposition.APPOINTMENT_MADE);
    }

    private static ObjectNode claim(String reason) throws Exception {
        ObjectNode claim = JSON.createObjectNode();
        claim.put("reason", reason).put("subjectRef", "ref-1");
        claim.put("callableUntil", CLOSES.toString());
        claim.set("questionnaire", JSON.readTree(SHIPPED.toFile()));
        return claim;
    }
}
