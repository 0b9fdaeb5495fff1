package io.huifang.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Topic;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The AsyncAPI document tells of every topic and every fact, and of nothing else. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = document();
    private static final JsonNode MESSAGES = DOCUMENT.at("/components/messages");

    @ParameterizedTest
    @EnumSource(Topic.class)
    void describesEveryTopicAsItIsCreated(Topic topic) {
        JsonNode kafka = channel(topic).at("/bindings/kafka");
        JsonNode settings = kafka.path("topicConfiguration");
        Map<String, String> wanted = topic.configuration();

        assertThat(kafka.path("topic").asText()).isEqualTo(topic.topicName());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(settings.at("/cleanup.policy/0").asText())
                .isEqualTo(wanted.get("cleanup.policy"));
        assertThat(settings.path("retention.ms").asText()).isEqualTo(wanted.get("retention.ms"));
        assertThat(settings.path("max.message.bytes").asText())
                .isEqualTo(wanted.get("max.message.bytes"));
        assertThat(settings).hasSameSizeAs(wanted.keySet());
    }

    @Test
    void describesNoOtherTopic() {
        assertThat(DOCUMENT.path("channels")).hasSameSizeAs(Topic.values());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void putsEveryFactOnItsTopicWithItsSchema(FactType fact) {
        assertThat(messagesOn(fact.topic()))
                .contains(new Told(fact.type(), "schemas/" + fact.type() + ".json"));
    }

    @ParameterizedTest
    @MethodSource("walletEvents")
    void putsEveryWalletEventOnTheLogWithoutPersonalData(WalletEventShape shape) {
        assertThat(messagesOn(Topic.WALLET_EVENTS))
                .contains(new Told(shape.type(), "schemas/log/" + shape.type() + ".json"));
    }

    @Test
    void describesNoFactThatNobodyTells() {
        Stream<String> types =
                Stream.concat(
                        FactCatalogue.all().stream().map(FactType::type),
                        WalletEventCatalogue.all().stream().map(WalletEventShape::type));
        Stream<String> told =
                Stream.of(Topic.values())
                        .flatMap(topic -> messagesOn(topic).stream())
                        .map(Told::type)
                        .filter(type -> type.startsWith("io.huifang."));

        assertThat(told).containsExactlyInAnyOrderElementsOf(types.toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(DOCUMENT.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> {
                            if (reference.startsWith("#")) {
                                assertThat(DOCUMENT.at(reference.substring(1)).isObject()).isTrue();
                            } else {
                                assertThat(JsonSchemas.all())
                                        .containsKey(reference.replaceFirst("^schemas/", ""));
                            }
                        });
    }

    @Test
    void everyMessageIsOnSomeTopic() {
        assertThat(names(MESSAGES))
                .allSatisfy(
                        name ->
                                assertThat(DOCUMENT.path("channels").findValuesAsText("$ref"))
                                        .contains("#/components/messages/" + name));
    }

    @Test
    void describesTheHeadersThatAreWritten() {
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        JsonNode headers = DOCUMENT.at("/components/messageTraits/cloudEvent/headers");

        CloudEventAttributes full =
                new CloudEventAttributes("1", "/a", "t", "c", noon, noon, "p", "00-1-2-01");
        CloudEventAttributes sparse =
                new CloudEventAttributes("1", "/a", "t", "c", null, null, null, null);

        assertThat(names(headers.path("properties")))
                .containsExactlyInAnyOrderElementsOf(full.toHeaders().keySet());
        assertThat(headers.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(sparse.toHeaders().keySet());
    }

    static List<FactType> facts() {
        return FactCatalogue.all();
    }

    static List<WalletEventShape> walletEvents() {
        return WalletEventCatalogue.all();
    }

    private record Told(String type, String schema) {}

    private static List<Told> messagesOn(Topic topic) {
        List<Told> told = new ArrayList<>();
        for (String reference : channel(topic).path("messages").findValuesAsText("$ref")) {
            JsonNode message = DOCUMENT.at(reference.substring(1));
            told.add(
                    new Told(
                            message.path("name").asText(),
                            message.at("/payload/schema/$ref").asText()));
        }
        return told;
    }

    private static JsonNode channel(Topic topic) {
        return StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false)
                .filter(channel -> channel.path("address").asText().equals(topic.topicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel for " + topic.topicName()));
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(object.fieldNames(), 0), false)
                .toList();
    }

    private static JsonNode document() {
        try (InputStream yaml = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
