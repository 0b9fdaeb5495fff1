package io.huifang.intake.cloudevent;

import static io.huifang.intake.cloudevent.Requests.CLOSED;
import static io.huifang.intake.cloudevent.Requests.adding;
import static io.huifang.intake.cloudevent.Requests.base64;
import static io.huifang.intake.cloudevent.Requests.codes;
import static io.huifang.intake.cloudevent.Requests.one;
import static io.huifang.intake.cloudevent.Requests.pointers;
import static io.huifang.intake.cloudevent.Requests.problemOf;
import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.walletevent.Events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudEvents 1.0.2 says of data: JSON format 3. */
class DataRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=UTF-8",
                "application/json;profile=x;charset=\\\"utf-8\\\"",
            })
    void dataIsJsonWhateverCaseAndParametersSay(String type) throws RefusedRequest {
        Events event = aPaymentFailed().with("datacontenttype", type);

        assertThat(new String(one(event.json()).data(), UTF_8)).isEqualTo(event.data());
        assertThat(problemOf(base64(event))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/octet-stream",
                "application/vnd.example+json",
                "application/json; charset=iso-8859-1",
                "application/json; charset",
            })
    void dataOfAnotherTypeIsRefusedPlainAndInBase64(String type) {
        Events event = aPaymentFailed().with("datacontenttype", type);

        assertThat(pointers(event.json())).containsExactly("/datacontenttype");
        assertThat(pointers(base64(event))).containsExactly("/datacontenttype");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e30", "e31=", "e30=\\n", "e3 0=", "e30==", "_-8=", "e3\u20ac0="})
    void base64IsExactlyWhatAnEncoderWrites(String text) {
        String json = base64(ofType(CLOSED, "{}")).replace("\"e30=\"", "\"" + text + "\"");

        assertThat(codes(json)).containsExactly("base64");
    }

    @Test
    void emptyBase64IsAnEmptyDocumentAndSoNone() {
        String json = base64(ofType(CLOSED, "{}")).replace("\"e30=\"", "\"\"");

        assertThat(pointers(json)).containsExactly("/data");
    }

    @ParameterizedTest
    @CsvSource({"{}, \"e30=\"", "null, \"e30=\"", "{}, null"})
    void dataAndItsBase64ExcludeEachOther(String data, String base64) {
        String json = ofType(CLOSED, data).json();

        assertThat(codes(adding(json, "data_base64", base64))).containsExactly("data-twice");
    }

    @Test
    void aJsonTextInAStringIsAStringAndNoObject() {
        assertThat(codes(ofType(CLOSED, "\"{}\"").json())).containsExactly("wrong-type");
    }
}
