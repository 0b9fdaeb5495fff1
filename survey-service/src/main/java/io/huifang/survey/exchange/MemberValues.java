package io.huifang.survey.exchange;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.contract.Rfc3339;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the values of members say; empty when they do not say it exactly. */
final class MemberValues {
    private MemberValues() {}

    static Optional<Boolean> flag(JsonNode value) {
        return Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** To the microsecond, as it will be stored. */
    static Optional<Instant> moment(JsonNode value) {
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            Instant moment = Rfc3339.parse(value.textValue());
            return Optional.of(moment.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<List<String>> codes(JsonNode value, int most, Pattern form) {
        Set<String> codes = new LinkedHashSet<>();
        value.forEach(item -> codes.add(item.isTextual() ? item.textValue() : ""));
        boolean distinct = value.isArray() && codes.size() == value.size();
        return Optional.of(List.copyOf(codes))
                .filter(all -> distinct && all.size() <= most)
                .filter(all -> all.stream().allMatch(form.asMatchPredicate()));
    }
}
