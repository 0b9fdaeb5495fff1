package io.huifang.survey.insight.indicator.counting;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** The revision, then the amounts. */
final class SumsSerde implements Serde<Sums> {

    @Override
    public Serializer<Sums> serializer() {
        return (topic, sums) -> sums == null ? null : write(sums);
    }

    @Override
    public Deserializer<Sums> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private static byte[] write(Sums sums) {
        CompactWriter out = new CompactWriter().number(TallySerde.VERSION).number(sums.revision());
        TallySerde.write(sums.tally(), out);
        return out.bytes();
    }

    private static Sums read(byte[] bytes) {
        CompactReader in = new CompactReader(bytes).expect(TallySerde.VERSION);
        return new Sums(in.number(), TallySerde.read(in));
    }
}
