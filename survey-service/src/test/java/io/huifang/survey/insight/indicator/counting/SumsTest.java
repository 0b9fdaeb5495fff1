package io.huifang.survey.insight.indicator.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.survey.insight.indicator.tally.Amount;
import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;

@Tag("R89")
class SumsTest {

    @Test
    void surviveBeingWrittenDown() {
        Tally tally = Tally.of(Map.of("events", Amount.ONE, "root-cause=x", new Amount(-3, 2, 9)));
        SumsSerde serde = new SumsSerde();

        byte[] bytes = serde.serializer().serialize("any", new Sums(7, tally));
        Sums read = serde.deserializer().deserialize("any", bytes);

        assertThat(read.revision()).isEqualTo(7);
        assertThat(read.tally().amounts()).isEqualTo(tally.amounts());
    }

    @Test
    void ofAnotherReleaseAreRefused() {
        SumsSerde serde = new SumsSerde();
        byte[] earlier = new byte[16];
        earlier[8] = 1; // its version stood behind the revision

        assertThatThrownBy(() -> serde.deserializer().deserialize("any", earlier))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("another release");
    }

    @Test
    void leaveTheChangeAsItIs() {
        Tally change = Tally.of(Map.of("events", Amount.ONE));

        Sums twice = Sums.NONE.changed(change).changed(change);

        assertThat(twice.tally().of("events")).isEqualTo(new Amount(2, 0, 0));
        assertThat(change.of("events")).isEqualTo(Amount.ONE);
        assertThat(twice.revision()).isEqualTo(2);
    }
}
