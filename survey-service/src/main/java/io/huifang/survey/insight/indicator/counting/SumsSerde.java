package io.huifang.survey.insight.indicator.counting;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

import java.nio.ByteBuffer;

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
        byte[] tally = TallySerde.write(sums.tally());
        return ByteBuffer.allocate(Long.BYTES + tally.length)
                .putLong(sums.revision())
                .put(tally)
                .array();
    }

    private static Sums read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long revision = in.getLong();
        byte[] tally = new byte[in.remaining()];
        in.get(tally);
        return new Sums(revision, TallySerde.read(tally));
    }
}
