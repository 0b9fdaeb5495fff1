package io.huifang.intake.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentModeTest {

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, STRUCTURED",
        "Application/CloudEvents+JSON; charset=UTF-8, STRUCTURED",
        "'application/cloudevents-batch+json;charset=\"utf-8\"', BATCH",
        "application/json, BINARY",
        "application/json;, BINARY",
        "application/json ; profile=x ; charset=UTF-8, BINARY",
        "'application/json; note=\"a;b\\\"c\"; charset=utf-8', BINARY",
        "APPLICATION/JSON;CHARSET=\"UTF-8\", BINARY",
    })
    void knowsTheModeByTheMediaType(String contentType, ContentMode mode) {
        assertThat(ContentMode.of(contentType)).contains(mode);
    }

    @Test
    void takesARequestWithoutAMediaTypeForAnEventWithoutData() {
        assertThat(ContentMode.of(null)).contains(ContentMode.BINARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/xml",
                "application/cloudevents+avro",
                "application/cloudevents",
                "application/cloudevents+json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-8; charset=utf-16",
                "application/json; charset=utf8",
                "application/json; charset=\"utf-8",
                "application/json; charset=",
                "application/json; charset",
                "application/json; =utf-8",
                "application/json; a=b c=d",
                "application/json charset=utf-8",
                "application/json, application/json",
                "application/vnd.example+json",
                "application/cloudevents-batch",
            })
    void knowsNoOther(String contentType) {
        assertThat(ContentMode.of(contentType)).isEmpty();
    }
}
