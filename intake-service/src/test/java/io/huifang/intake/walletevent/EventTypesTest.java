package io.huifang.intake.walletevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.huifang.backing.KafkaRecord;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.WalletEventsTopic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The frozen example of every type goes the whole way: posted, accepted, read back. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class EventTypesTest {
    private static final Path EXAMPLES =
            Path.of("..", "events", "contract", "src", "test", "resources", "golden");
    private static final String PHONE = "2125550123";
    private static final String NAME = "Planted Name";
    private static final String NARRATIVE = "planted words";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    @Tag("R9")
    @Tag("R10")
    @Tag("R11")
    @Tag("R12")
    @Tag("R15")
    @Tag("R17")
    @Tag("R18")
    @Tag("R20")
    @Tag("R22")
    @Tag("P19")
    void areAllAcceptedAndPutOnTheLogWithoutWhatIsPersonal() throws IOException {
        Map<WalletEventShape, Events> sent = new LinkedHashMap<>();
        for (WalletEventShape shape : WalletEventCatalogue.all()) {
            Events event = Events.ofType(shape.type(), posted(shape).toString());
            assertThat(IntakeClient.post(event.json()).statusCode())
                    .as(shape.type())
                    .isEqualTo(202);
            sent.put(shape, event);
        }

        Map<String, KafkaRecord> records = WalletEventsTopic.byId();

        for (Map.Entry<WalletEventShape, Events> entry : sent.entrySet()) {
            KafkaRecord record = records.get(entry.getValue().id());
            assertThat(record.headers()).containsEntry("ce_type", entry.getKey().type());
            assertThat(record.key()).isEqualTo(entry.getValue().customer());
            assertThat(JSON.readTree(record.value())).isEqualTo(logged(entry.getKey()));
            assertThat(record.text() + record.headers()).doesNotContain(PHONE, NAME, NARRATIVE);
        }
    }

    @Test
    void areAcceptedTogetherInOneBatch() throws IOException {
        List<String> events = new ArrayList<>();
        for (WalletEventShape shape : WalletEventCatalogue.all()) {
            events.add(Events.ofType(shape.type(), posted(shape).toString()).json());
        }

        String answer =
                IntakeClient.post(
                                "application/cloudevents-batch+json",
                                "[" + String.join(",", events) + "]")
                        .body();

        assertThat(answer).isEqualTo("{\"accepted\":" + events.size() + "}");
    }

    @Test
    void areWhatTheServedSchemaSays() throws IOException {
        for (WalletEventShape shape : WalletEventCatalogue.all()) {
            String schema =
                    IntakeClient.get("/v1/event-types/" + shape.type(), IntakeResource.DEMO_KEY)
                            .body();

            assertThat(SCHEMAS.getSchema(schema).validate(posted(shape)))
                    .as(shape.type())
                    .isEmpty();
        }
    }

    /** The example as a sender posts it, with everything personal that its shape takes. */
    private static JsonNode posted(WalletEventShape shape) throws IOException {
        ObjectNode data = example(shape.type());
        for (FieldShape field : shape.personalFields()) {
            data.set(field.name(), personal().required(field.name()));
        }
        return data;
    }

    private static ObjectNode personal() throws IOException {
        ObjectNode contact = example("contact").put("phone", "+1" + PHONE).put("name", NAME);
        ObjectNode personal = JSON.createObjectNode().put(PersonalData.NARRATIVE, NARRATIVE);
        return personal.set(PersonalData.CONTACT, contact);
    }

    private static JsonNode logged(WalletEventShape shape) throws IOException {
        ObjectNode data = example(shape.type());
        data.put("region", "US").putArray("timeZones").add("America/New_York");
        return data;
    }

    private static ObjectNode example(String name) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(EXAMPLES.resolve(name + ".json")));
    }
}
