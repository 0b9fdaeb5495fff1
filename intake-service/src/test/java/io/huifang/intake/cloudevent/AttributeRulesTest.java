package io.huifang.intake.cloudevent;

import static io.huifang.intake.cloudevent.Requests.adding;
import static io.huifang.intake.cloudevent.Requests.codes;
import static io.huifang.intake.cloudevent.Requests.one;
import static io.huifang.intake.cloudevent.Requests.pointers;
import static io.huifang.intake.cloudevent.Requests.problemOf;
import static io.huifang.intake.cloudevent.Requests.withMember;
import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.RefusedRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * What CloudEvents 1.0.2 says of attributes: core specification 3, JSON format 2, and the
 * extensions we read.
 */
class AttributeRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "\"\"",
                "\" \"",
                "\"caf\u00e9 \uD83D\uDE00\"",
                "true",
                "false",
                "0",
                "-1",
                "2147483647",
                "-2147483648",
                "null",
            })
    void anExtensionIsAStringABooleanOrAnInteger(String value) {
        assertThat(problemOf(withMember("ext", value))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "1.0", "1e3", "{}", "[]", "[\"a\"]"})
    void anExtensionIsNothingElse(String value) {
        assertThat(codes(withMember("ext", value))).containsExactly("wrong-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0007\"", "\"\\u007f\"", "\"\\ufffe\"", "\"\\ufdd0\""})
    void aStringHasNoControlCharactersAndNoNoncharacters(String value) {
        assertThat(codes(withMember("ext", value))).containsExactly("attribute-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "traceparent2", "anamemuchlongerthantwentycharacters"})
    void aNameHasSmallLettersAndDigits(String name) {
        assertThat(problemOf(withMember(name, "\"x\""))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ext", "ext-a", "ext_a", "ext.a", "\u00e9xt", "", " ", "Data", "iD"})
    void aNameHasNothingElse(String name) {
        assertThat(codes(withMember(name, "\"x\""))).containsExactly("attribute-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "subject"})
    void whatIsRequiredIsThereAndIsNotNull(String name) {
        String absent = aPaymentFailed().with(name, null).json();

        assertThat(pointers(absent)).contains("/" + name);
        assertThat(pointers(adding(absent, name, "null"))).contains("/" + name);
        assertThat(pointers(adding(absent, name, "5"))).contains("/" + name);
        assertThat(pointers(aPaymentFailed().with(name, "").json())).contains("/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "caf\u00e9", "%zz", "1:2"})
    void theSourceIsAUriReference(String source) {
        assertThat(codes(aPaymentFailed().with("source", source).json()))
                .containsExactly("uri-reference");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:example:schema, true",
        "https://example.org/s?v=1#f, true",
        "schemas/a, false",
        "'', false",
        "no uri, false",
    })
    void theDataschemaIsAUri(String schema, boolean fits) {
        Problem problem = problemOf(aPaymentFailed().with("dataschema", schema).json());

        assertThat(problem == null).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T07:59:59Z",
                "2026-11-21t07:59:59z",
                "2026-11-21T07:59:59.123456789123Z",
                "2026-11-21T15:59:59+08:00",
                "2026-11-21T07:59:59-00:00",
                "1970-01-01T00:00:00Z",
            })
    void theTimeIsAnRfc3339Timestamp(String time) {
        assertThat(problemOf(aPaymentFailed().with("time", time).json())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z, /time",
        "1969-12-31T23:59:59.999Z, /time",
        "9999-12-31T23:59:59Z, /time",
    })
    void theTimeIsOneThatAllReadersTake(String time, String pointer) {
        assertThat(pointers(aPaymentFailed().with("time", time).json())).contains(pointer);
        assertThat(pointers(aPaymentFailed().with("expirytime", time).json()))
                .containsExactly("/expirytime");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:05:00Z, true",
        "2026-11-21T08:05:00.000000001Z, false",
        "2026-11-21T08:05:01Z, false",
        "2026-11-21T16:05:00+08:00, true",
        "2026-11-21T16:05:01+08:00, false",
    })
    void whatHasHappenedIsAtMostFiveMinutesAhead(String time, boolean fits) {
        String changed =
                ofType(
                                "io.huifang.customer.contact_changed.v1",
                                "{\"contact\":{\"phone\":\"+8613800138000\"},\"changedAt\":\"%s\"}"
                                        .formatted(time))
                        .json();

        for (String json : List.of(aPaymentFailed().with("time", time).json(), changed)) {
            Problem problem = problemOf(json);

            assertThat(problem == null).isEqualTo(fits);
            if (!fits) {
                assertThat(codes(json)).containsExactly("in-the-future");
            }
        }
        assertThat(problemOf(aPaymentFailed().with("expirytime", time).json())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01T00:00:00Z", "2026-03-01T08:29:59Z", "8999-12-31T00:00:00Z"})
    void anEventPastItsExpiryIsReadAndItsExpiryGoesOn(String expiry) throws RefusedRequest {
        IncomingEvent event = one(aPaymentFailed().with("expirytime", expiry).json());

        assertThat(event.attributes().toHeaders()).containsEntry("ce_expirytime", expiry);
    }

    @Test
    void anEmptyCorrelationIsNone() {
        assertThat(pointers(aPaymentFailed().with("correlationid", "").json()))
                .containsExactly("/correlationid");
    }
}
