package io.huifang.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.field.FieldShape;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two versions of a service run side by side on one log: each reads what the other writes. */
@Tag("P24")
class CompatibilityTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void readsEveryExampleAndWritesItBackUnchanged(Entry<String, Class<? extends Record>> entry)
            throws JsonProcessingException {
        for (ObjectNode example : Golden.examples(entry.getKey())) {
            Record read = Golden.JSON.treeToValue(example, entry.getValue());

            assertThat(Golden.JSON.readTree(Golden.JSON.writeValueAsString(read)))
                    .as("reading what an older version wrote")
                    .isEqualTo(example);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void readsPastAFieldThatANewerVersionAdded(Entry<String, Class<? extends Record>> entry)
            throws JsonProcessingException {
        for (ObjectNode example : Golden.examples(entry.getKey())) {
            Record expected = Golden.JSON.treeToValue(example, entry.getValue());
            ObjectNode newer = example.deepCopy();
            newer.putObject("addedLater").put("deep", true);
            newer.put("alsoAddedLater", 1);

            Record read = Golden.JSON.treeToValue(newer, entry.getValue());

            assertThat(read).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void leavesAbsentWhatIsNotThere(Entry<String, Class<? extends Record>> entry)
            throws JsonProcessingException {
        List<String> optional =
                FieldShape.of(entry.getValue()).stream()
                        .filter(field -> !field.required())
                        .map(FieldShape::name)
                        .toList();
        ObjectNode sparse = Golden.examples(entry.getKey()).get(0).deepCopy().remove(optional);

        Record read = Golden.JSON.treeToValue(sparse, entry.getValue());

        assertThat(Golden.JSON.readTree(Golden.JSON.writeValueAsString(read))).isEqualTo(sparse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void everyFieldStandsInAnExample(Entry<String, Class<? extends Record>> entry) {
        Set<String> shown = new TreeSet<>();
        Golden.examples(entry.getKey())
                .forEach(example -> example.fieldNames().forEachRemaining(shown::add));

        assertThat(FieldShape.of(entry.getValue()))
                .as("show a field that was added in a new file %s.<n>.json", entry.getKey())
                .extracting(FieldShape::name)
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Tag("P6")
    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void aFactThatDoesNotSayWhoseItIsCannotBeRead(Entry<String, Class<? extends Record>> entry) {
        for (String name : List.of("eventId", "occurredAt", "customerId")) {
            ObjectNode example = Golden.examples(entry.getKey()).get(0).deepCopy();
            example.remove(name);

            assertThatThrownBy(() -> Golden.JSON.treeToValue(example, entry.getValue()))
                    .isInstanceOf(JsonProcessingException.class)
                    .hasMessageContaining(name);
        }
    }

    @Tag("P6")
    @ParameterizedTest
    @MethodSource("walletEventsAboutASubject")
    void aWalletEventWithoutItsSubjectCannotBeRead(WalletEventShape shape) {
        String subject = shape.subjectField().orElseThrow();
        ObjectNode example = Golden.examples(shape.type()).get(0).deepCopy();
        example.remove(subject);

        assertThatThrownBy(() -> Golden.JSON.treeToValue(example, shape.data()))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining(subject);
    }

    @Test
    void noExampleIsForgottenWithItsRecord() {
        assertThat(Golden.names())
                .as("an example is frozen for ever, and so is its record")
                .allSatisfy(name -> assertThat(Golden.records()).containsKey(name));
    }

    static Stream<Entry<String, Class<? extends Record>>> records() {
        return Golden.records().entrySet().stream();
    }

    static Stream<Entry<String, Class<? extends Record>>> facts() {
        return records().filter(entry -> Fact.class.isAssignableFrom(entry.getValue()));
    }

    static List<WalletEventShape> walletEventsAboutASubject() {
        return WalletEventCatalogue.all().stream()
                .filter(shape -> shape.subjectField().isPresent())
                .toList();
    }
}
