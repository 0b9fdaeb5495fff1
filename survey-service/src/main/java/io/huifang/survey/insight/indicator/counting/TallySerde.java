package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.tally.Amount;
import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

import java.util.Map;

/** Amounts in few bytes: how many, and each with its measure's name. */
final class TallySerde implements Serde<Tally> {
    /** Of all that is kept and passed on here; 1 had sums of each family of indicators. */
    static final int VERSION = 2;

    @Override
    public Serializer<Tally> serializer() {
        return (topic, tally) -> {
            if (tally == null) {
                return null;
            }
            CompactWriter out = new CompactWriter().number(VERSION);
            write(tally, out);
            return out.bytes();
        };
    }

    @Override
    public Deserializer<Tally> deserializer() {
        return (topic, bytes) ->
                bytes == null ? null : read(new CompactReader(bytes).expect(VERSION));
    }

    static void write(Tally tally, CompactWriter out) {
        out.number(tally.amounts().size());
        for (Map.Entry<String, Amount> one : tally.amounts().entrySet()) {
            out.text(one.getKey())
                    .number(one.getValue().numerator())
                    .number(one.getValue().denominator())
                    .number(one.getValue().squares());
        }
    }

    static Tally read(CompactReader in) {
        Tally tally = new Tally();
        for (long left = in.number(); left > 0; left--) {
            tally.add(in.text(), new Amount(in.number(), in.number(), in.number()));
        }
        return tally;
    }
}
