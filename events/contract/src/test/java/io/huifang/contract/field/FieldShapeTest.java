package io.huifang.contract.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huifang.contract.shape.Amount;
import io.huifang.contract.shape.Items;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Past;
import io.huifang.contract.shape.Range;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Term;
import io.huifang.contract.shape.TimeOfDay;
import io.huifang.contract.shape.UpTo;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

class FieldShapeTest {
    record Everything(
            @Reference(max = 10) String id,
            @Range(min = 1, max = 4) int severity,
            Integer count,
            @Optional Boolean flag,
            Instant at,
            @Past Instant since,
            UUID uuid,
            List<String> names,
            List<Inner> inners,
            Map<String, Object> open,
            String free) {}

    record Inner(Instant at) {}

    record Lists(
            @Term(8) @Items(min = 1, max = 3) List<String> terms,
            @Items(max = 7, unique = true) List<DayOfWeek> days,
            @TimeOfDay String from,
            @Range(min = 0, max = 9) @UpTo("scale") int score) {}

    record NoCurrency(@Amount String amount) {}

    record NumberForCurrency(@Amount String amount, int currency) {}

    record OptionalPrimitive(@Optional int count) {}

    record Fraction(double share) {}

    @Test
    void readsEachComponentByItsAnnotationOrElseItsType() {
        List<FieldShape> fields = FieldShape.of(Everything.class);

        assertThat(fields)
                .filteredOn(field -> !field.name().equals("inners"))
                .containsExactly(
                        new FieldShape("id", true, new StringKind.Reference(10)),
                        new FieldShape("severity", true, new FieldKind.WholeNumber(1, 4)),
                        new FieldShape(
                                "count",
                                true,
                                new FieldKind.WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                        new FieldShape("flag", false, new FieldKind.Flag()),
                        new FieldShape("at", true, new StringKind.Moment(false)),
                        new FieldShape("since", true, new StringKind.Moment(true)),
                        new FieldShape("uuid", true, new FieldKind.Identifier()),
                        new FieldShape(
                                "names", true, new FieldKind.ListOf(new FieldKind.AnyText())),
                        new FieldShape("open", true, new FieldKind.OpenObject()),
                        new FieldShape("free", true, new FieldKind.AnyText()));
    }

    @Test
    void readsHowManyOfWhatAListHolds() {
        List<String> days = Stream.of(DayOfWeek.values()).map(DayOfWeek::name).toList();

        assertThat(FieldShape.of(Lists.class))
                .extracting(FieldShape::kind)
                .containsExactly(
                        new FieldKind.ListOf(new StringKind.Term(8), 1, 3, false),
                        new FieldKind.ListOf(new StringKind.OneOf(days), 0, 7, true),
                        new StringKind.LocalTimeOfDay(),
                        new FieldKind.WholeNumber(0, 9, "scale"));
        assertThat(new FieldKind.ListOf(new FieldKind.Flag(), 1, 3, true).schema())
                .containsEntry("minItems", 1)
                .containsEntry("maxItems", 3)
                .containsEntry("uniqueItems", true);
        assertThat(new FieldKind.ListOf(new FieldKind.Flag()).schema())
                .doesNotContainKeys("minItems", "maxItems", "uniqueItems");
    }

    @Test
    void readsRecordsWithinRecords() {
        FieldKind inners =
                new FieldKind.Group(FieldShape.of(Everything.class))
                        .field("inners")
                        .orElseThrow()
                        .kind();

        assertThat(inners).isInstanceOf(FieldKind.ListOf.class);
        assertThat(((FieldKind.ListOf) inners).item().schema())
                .containsEntry("type", "object")
                .containsEntry("required", List.of("at"));
    }

    @Test
    void aFieldThatMayBeAbsentMustBeAbleToBeNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldShape.of(OptionalPrimitive.class));
    }

    @Test
    void fractionsHaveNoPlaceInAFact() {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldShape.of(Fraction.class));
    }

    @Test
    void aFieldThatSpeaksOfAnotherNeedsIt() {
        for (Class<? extends Record> lonely :
                List.of(Lists.class, NoCurrency.class, NumberForCurrency.class)) {
            List<FieldShape> fields = FieldShape.of(lonely);

            assertThatIllegalArgumentException()
                    .as(lonely.getSimpleName())
                    .isThrownBy(() -> new FieldKind.Group(fields));
        }
    }

    @Test
    void wholeNumbersKnowTheirBounds() {
        FieldKind.WholeNumber severity = new FieldKind.WholeNumber(1, 4);

        assertThat(List.of(severity.admits(1), severity.admits(4))).containsOnly(true);
        assertThat(List.of(severity.admits(0), severity.admits(5))).containsOnly(false);
    }
}
