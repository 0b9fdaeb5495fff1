package io.huifang.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.huifang.contract.Golden;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** The examples are what the schemas say, and what the schemas forbid is refused. */
class ExamplesAgainstSchemasTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @MethodSource("facts")
    void factsMatchTheirSchemaAndMayHaveFieldsAddedLater(FactType fact) {
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofFact(fact));

        for (ObjectNode example : Golden.examples(fact.type())) {
            assertThat(schema.validate(example)).isEmpty();
            assertThat(schema.validate(example.deepCopy().put("addedLater", 1))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void factsWithoutARequiredFieldAreRefused(FactType fact) {
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofFact(fact));

        refusesWithoutRequired(
                schema, Golden.examples(fact.type()).get(0), FieldShape.of(fact.data()));
    }

    @ParameterizedTest
    @MethodSource("walletEvents")
    void aSenderMayAddAContactAndANarrativeAndNothingElse(WalletEventShape shape) {
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofSender(shape));

        for (ObjectNode example : sent(shape)) {
            assertThat(schema.validate(example)).isEmpty();
            assertThat(schema.validate(withPersonalData(example))).isEmpty();
            assertThat(schema.validate(example.deepCopy().put("region", "US"))).isNotEmpty();
            assertThat(schema.validate(example.deepCopy().put("fullName", "x"))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("walletEvents")
    void aContactHasNoFieldsButItsOwn(WalletEventShape shape) {
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofSender(shape));
        ObjectNode event = withPersonalData(Golden.examples(shape.type()).get(0));
        event.withObject("/" + PersonalData.CONTACT).put("email", "someone@example.org");

        assertThat(schema.validate(event)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("walletEvents")
    void eventsWithoutARequiredFieldAreRefused(WalletEventShape shape) {
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofSender(shape));

        refusesWithoutRequired(schema, sent(shape).get(0), shape.fields());
        refusesWithoutRequired(schema, sent(shape).get(0), shape.personalFields());
    }

    @ParameterizedTest
    @MethodSource("walletEvents")
    void nullStandsForNoField(WalletEventShape shape) {
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofSender(shape));

        for (FieldShape field : shape.fields()) {
            ObjectNode event = sent(shape).get(0);
            event.putNull(field.name());

            assertThat(schema.validate(event)).as(field.name()).isNotEmpty();
        }
    }

    @Test
    void anObjectWithinTheDataHasNoFieldsButItsOwn() {
        WalletEventShape shape =
                WalletEventCatalogue.find("io.huifang.customer.preference_changed.v1")
                        .orElseThrow();
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofSender(shape));
        ObjectNode event = sent(shape).get(0);
        ((ObjectNode) event.at("/windows/0")).put("name", "x");

        assertThat(schema.validate(event)).isNotEmpty();
    }

    @Test
    void aPreferenceSaysSomethingAndNothingTwice() {
        WalletEventShape shape =
                WalletEventCatalogue.find("io.huifang.customer.preference_changed.v1")
                        .orElseThrow();
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofSender(shape));
        ObjectNode nothing = Golden.JSON.createObjectNode();
        ObjectNode twice = sent(shape).get(0);
        twice.withArray("channels").add("PHONE").add("PHONE");

        assertThat(schema.validate(nothing)).isNotEmpty();
        assertThat(schema.validate(withPersonalData(nothing))).isNotEmpty();
        assertThat(schema.validate(nothing.put("language", "zh"))).isEmpty();
        assertThat(schema.validate(twice)).isNotEmpty();
    }

    @Tag("P19")
    @ParameterizedTest
    @MethodSource("walletEvents")
    void theLogHasDerivedFactsButNothingPersonal(WalletEventShape shape) {
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofLog(shape));
        ObjectNode example = Golden.examples(shape.type()).get(0);
        ObjectNode derived = example.deepCopy().setAll(Golden.examples("derived-facts").get(0));
        ObjectNode contact = example.deepCopy();
        contact.putObject(PersonalData.CONTACT);

        assertThat(schema.validate(derived)).isEmpty();
        assertThat(schema.validate(contact)).isNotEmpty();
        assertThat(schema.validate(example.deepCopy().put(PersonalData.NARRATIVE, "x")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void anAmountHasTheScaleOfItsCurrency(String amount, String currency, boolean fits) {
        String type = "io.huifang.payment.completed.v1";
        WalletEventShape shape = WalletEventCatalogue.find(type).orElseThrow();
        Schema schema = REGISTRY.getSchema(JsonSchemas.ofSender(shape));
        ObjectNode event = Golden.examples(type).get(0).deepCopy();

        event.put("amount", amount).put("currency", currency);

        assertThat(schema.validate(event).isEmpty()).isEqualTo(fits);
    }

    static Stream<Object[]> amounts() {
        return Stream.of(
                new Object[] {"100.50", "CNY", true},
                new Object[] {"100.5", "CNY", false},
                new Object[] {"100", "CNY", false},
                new Object[] {"100", "JPY", true},
                new Object[] {"100.00", "JPY", false},
                new Object[] {"1.000", "KWD", true},
                new Object[] {"1.00", "KWD", false},
                new Object[] {"1.00", "XXX", false});
    }

    static List<FactType> facts() {
        return FactCatalogue.all();
    }

    static List<WalletEventShape> walletEvents() {
        return WalletEventCatalogue.all();
    }

    /** The examples as a sender posts them. */
    private static List<ObjectNode> sent(WalletEventShape shape) {
        boolean withContact = shape.personalFields().stream().anyMatch(FieldShape::required);
        return Golden.examples(shape.type()).stream()
                .map(example -> withContact ? withPersonalData(example) : example.deepCopy())
                .toList();
    }

    private static ObjectNode withPersonalData(ObjectNode example) {
        ObjectNode event = example.deepCopy();
        event.set(PersonalData.CONTACT, Golden.examples("contact").get(0));
        return event.put(PersonalData.NARRATIVE, "First line.\nSecond line.");
    }

    private static void refusesWithoutRequired(
            Schema schema, ObjectNode example, List<FieldShape> fields) {
        for (FieldShape field : fields) {
            ObjectNode without = example.deepCopy();
            without.remove(field.name());

            assertThat(schema.validate(without).isEmpty())
                    .as("without %s", field.name())
                    .isEqualTo(!field.required());
        }
    }
}
