package io.huifang.survey.insight.indicator.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Decided;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** What is known of customers comes back as it was, also to another release. */
@Tag("R89")
@Tag("P17")
class KnownSerdesTest {
    private final Serde<CaseHistory> cases = KnownSerdes.cases();

    @Test
    void aCallbackComesBackWithAllThatWasHeardOfIt() {
        CaseHistory history = CaseHistory.EMPTY;
        int heard = 0;
        for (Fact fact : MadeUpFacts.of(7, 40)) {
            history = with(history, fact);
            assertThat(again(cases, history)).isEqualTo(history);
            heard++;
        }

        assertThat(heard).isGreaterThan(100);
        assertThat(history.attempts()).isNotEmpty();
        assertThat(history.responses()).isNotEmpty();
        assertThat(history.promises()).isNotEmpty();
        assertThat(again(cases, CaseHistory.EMPTY)).isEqualTo(CaseHistory.EMPTY);
    }

    @Test
    void aDecisionComesBackWithWhatItDoesNotTell() {
        Serde<Decided> decisions = KnownSerdes.flat(Decided.class);
        Instant at = Instant.parse("2026-03-01T17:00:00.123456789Z");

        for (Decided one :
                new Decided[] {
                    new Decided(at, Instant.parse("0001-01-01T00:00:00Z"), "a名", "CN", "zh"),
                    new Decided(at, null, null, null, null)
                }) {
            assertThat(again(decisions, one)).isEqualTo(one);
        }
    }

    /** It must stop the counting; an odd fact is passed over. */
    @Test
    void whatWasCutShortIsNoOddFact() {
        Serde<Decided> decisions = KnownSerdes.flat(Decided.class);
        byte[] whole =
                decisions
                        .serializer()
                        .serialize("", new Decided(Instant.EPOCH, null, "a", "CN", "zh"));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThatThrownBy(() -> decisions.deserializer().deserialize("", cut))
                .isInstanceOf(SerializationException.class);
    }

    record Earlier(String name, UUID gone, Instant since, long count, Boolean sure) {}

    record Later(boolean added, String name, Integer count, Instant never) {}

    @Test
    void componentsMayComeAndGoBetweenReleases() {
        CompactWriter out = new CompactWriter();
        new RecordBytes<>(Earlier.class)
                .write(new Earlier("it", new UUID(-1, 1), Instant.EPOCH, -7, true), out);

        Later later = new RecordBytes<>(Later.class).read(new CompactReader(out.bytes()));

        assertThat(later).isEqualTo(new Later(false, "it", -7, null));
    }

    @Test
    void whatAnotherReleaseKeptOtherwiseIsRefused() {
        byte[] json = "{\"opening\":null}".getBytes(UTF_8);

        assertThatThrownBy(() -> cases.deserializer().deserialize("any", json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("another release");
    }

    private static <T> T again(Serde<T> serde, T kept) {
        return serde.deserializer().deserialize("any", serde.serializer().serialize("any", kept));
    }

    private static CaseHistory with(CaseHistory history, Fact fact) {
        if (fact instanceof CallbackFact told) {
            return history.with(told);
        }
        if (fact instanceof AttemptFact told) {
            return history.with(told);
        }
        if (fact instanceof ResponseFact told) {
            return history.with(told);
        }
        if (fact instanceof PromiseFact told) {
            return history.with(told);
        }
        assertThat(fact).isInstanceOf(DecisionFact.class);
        return history;
    }
}
