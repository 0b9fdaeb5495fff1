package io.huifang.scheduler.news;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import java.time.Instant;
import java.util.Map;

class InstantTextTest {
    @Property
    void everyInstantIsWrittenAsJavaWritesIt(
            @ForAll @LongRange(min = -100_000_000_000L, max = 300_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        for (int unit : new int[] {1, 1_000, 1_000_000, 1_000_000_000}) {
            Instant instant = Instant.ofEpochSecond(second, nanos / unit * unit);

            assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
        }
    }

    @Example
    void bordersAreWrittenAsJavaWritesThem() {
        for (String border :
                new String[] {
                    "1969-12-31T23:59:59.999999999Z",
                    "1970-01-01T00:00:00Z",
                    "2000-02-29T23:59:59.010Z",
                    "9999-12-31T23:59:59.000001Z",
                    "+10000-01-01T00:00:00Z"
                }) {
            Instant instant = Instant.parse(border);

            assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
        }
    }

    @Example
    void aMapperGivenItWritesInstantsAsText() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new QuickInstants().customize(mapper);

        String json =
                mapper.writeValueAsString(Map.of("at", Instant.parse("2026-11-22T10:00:00Z")));

        assertThat(json).isEqualTo("{\"at\":\"2026-11-22T10:00:00Z\"}");
    }
}
