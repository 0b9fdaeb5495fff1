package io.huifang.survey.ballot.told;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.analytics.AnonymousFact;
import io.huifang.survey.smallgroup.SmallGroups;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How one question was answered in some days.
 *
 * @param from the first day
 * @param until the day after the last one
 * @param people by answer
 */
record Counted(
        String questionnaire,
        int version,
        LocalDate from,
        LocalDate until,
        String question,
        Map<String, Long> people) {

    /** What may be told of it, in an order that says nothing of the answers' own. */
    List<AnonymousFact> facts(int smallest) {
        long answered = people.values().stream().mapToLong(Long::longValue).sum();
        return SmallGroups.shown(people, smallest).entrySet().stream()
                .map(shown -> fact(shown.getKey(), shown.getValue(), answered))
                .toList();
    }

    private AnonymousFact fact(String answer, long people, long answered) {
        return new AnonymousFact(
                id(answer),
                midnight(until),
                midnight(from),
                questionnaire,
                version,
                question,
                answer,
                people,
                answered);
    }

    /** Of what it counts alone: ids that are given one after the other would tell an order. */
    private UUID id(String answer) {
        String name =
                String.join(
                        "|",
                        AnonymousFact.TYPE,
                        questionnaire,
                        Integer.toString(version),
                        until.toString(),
                        question,
                        answer);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
