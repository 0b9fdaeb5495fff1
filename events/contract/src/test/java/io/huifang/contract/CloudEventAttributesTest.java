package io.huifang.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.callback.NoticeRequested;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

class CloudEventAttributesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final CloudEventAttributes FULL =
            new CloudEventAttributes(
                    "evt 1%20é–回访",
                    "/demo-wallet",
                    "io.huifang.refund.delayed.v1",
                    "customer-1",
                    NOON,
                    NOON.plusSeconds(3600),
                    "process-9",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    private static final CloudEventAttributes SPARSE =
            new CloudEventAttributes("1", "/a", "t", "c", null, null, null, null);

    @Test
    void allAttributesSurviveTheHeaders() {
        Map<String, String> headers = FULL.toHeaders();

        CloudEventAttributes read = CloudEventAttributes.fromHeaders(headers::get);

        assertThat(read).isEqualTo(FULL);
    }

    @Test
    void allAttributesSurviveTheEncodedHeaders() {
        Map<String, byte[]> headers = encoded(FULL);

        CloudEventAttributes read = CloudEventAttributes.fromEncodedHeaders(headers::get);

        assertThat(read).isEqualTo(FULL);
    }

    @Test
    void encodedHeadersAreTheTextHeadersInUtf8WithoutPercentEncoding() {
        Map<String, String> texts = new LinkedHashMap<>();
        encoded(FULL).forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));

        assertThat(texts).isEqualTo(FULL.toHeaders()).containsEntry("ce_id", "evt 1%20é–回访");
    }

    @Test
    void writesTheNamesOfTheKafkaBinding() {
        assertThat(FULL.toHeaders().keySet())
                .containsExactly(
                        "ce_specversion",
                        "content-type",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "ce_expirytime",
                        "ce_correlationid",
                        "traceparent");
    }

    @Test
    void absentAttributesHaveNoHeader() {
        assertThat(SPARSE.toHeaders())
                .containsOnlyKeys(
                        "ce_specversion",
                        "content-type",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject");
        assertThat(CloudEventAttributes.fromHeaders(SPARSE.toHeaders()::get)).isEqualTo(SPARSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_subject"})
    void aRequiredAttributeMustBeThereAndNotBlank(String name) {
        Map<String, String> missing = new HashMap<>(FULL.toHeaders());
        missing.remove(name);
        Map<String, String> blank = new HashMap<>(FULL.toHeaders());
        blank.put(name, " ");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventAttributes.fromHeaders(missing::get))
                .withMessage("attribute %s is missing", name.substring("ce_".length()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventAttributes.fromHeaders(blank::get));
    }

    @Test
    void aBlankOptionalAttributeCountsAsAbsent() {
        CloudEventAttributes attributes =
                new CloudEventAttributes("1", "/a", "t", "c", null, null, "", " ");

        assertThat(attributes).isEqualTo(SPARSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "1.1", "1", ""})
    void readsNoOtherVersionOfTheSpecification(String version) {
        Map<String, String> headers = new HashMap<>(FULL.toHeaders());
        headers.put("ce_specversion", version);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventAttributes.fromHeaders(headers::get))
                .withMessageContaining("ce_specversion");
    }

    @Test
    void readsNothingWithoutAVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventAttributes.fromHeaders(name -> null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-21", "2026-11-21T12:00:00", ""})
    void anUnreadableTimeIsRefusedAndNotRepeated(String time) {
        for (String name : new String[] {"ce_time", "ce_expirytime"}) {
            Map<String, String> headers = new HashMap<>(FULL.toHeaders());
            headers.put(name, time);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CloudEventAttributes.fromHeaders(headers::get))
                    .withMessage("%s is not an RFC 3339 instant", name);
        }
    }

    @Test
    void timesWithAnOffsetAreReadAsUtc() {
        Map<String, String> headers = new HashMap<>(SPARSE.toHeaders());
        headers.put("ce_time", "2026-11-21T20:00:00.123456+08:00");

        assertThat(CloudEventAttributes.fromHeaders(headers::get).time()).isEqualTo(NOON);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedInsteadOfReplaced() {
        Map<String, byte[]> headers = encoded(SPARSE);
        headers.put("ce_id", new byte[] {'a', (byte) 0xC3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventAttributes.fromEncodedHeaders(headers::get))
                .withMessage("ce_id is not UTF-8");
    }

    @Test
    void theReplacementCharacterItselfIsAnOrdinaryCharacter() {
        Map<String, byte[]> headers = encoded(SPARSE);
        headers.put("ce_id", "a\uFFFD".getBytes(UTF_8));

        assertThat(CloudEventAttributes.fromEncodedHeaders(headers::get).id()).isEqualTo("a\uFFFD");
    }

    @Test
    void aFactBringsItsOwnAttributes() {
        UUID eventId = UUID.fromString("019abc00-0000-7000-8000-000000000001");
        NoticeRequested fact =
                new NoticeRequested(
                        eventId,
                        NOON,
                        "customer-1",
                        eventId,
                        "template",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);

        CloudEventAttributes attributes =
                CloudEventAttributes.of(fact, "/huifang/scheduler", FULL.traceParent());

        assertThat(attributes)
                .isEqualTo(
                        new CloudEventAttributes(
                                eventId.toString(),
                                "/huifang/scheduler",
                                NoticeRequested.TYPE,
                                "customer-1",
                                NOON,
                                null,
                                null,
                                FULL.traceParent()));
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicSaysHowItIsKept(Topic topic) {
        assertThat(topic.partitions()).isPositive();
        assertThat(topic.configuration())
                .containsEntry(
                        "cleanup.policy", topic == Topic.ANALYTICS_KPIS ? "compact" : "delete")
                .containsKey("retention.ms");
    }

    private static Map<String, byte[]> encoded(CloudEventAttributes attributes) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        attributes.forEachHeader(headers::put);
        return headers;
    }
}
