package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.tally.Amount;
import io.huifang.survey.insight.indicator.tally.Tally;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Amounts in few bytes: a version, how many, and each with its measure's name. */
final class TallySerde implements Serde<Tally> {
    private static final int VERSION = 1;

    @Override
    public Serializer<Tally> serializer() {
        return (topic, tally) -> tally == null ? null : write(tally);
    }

    @Override
    public Deserializer<Tally> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    static byte[] write(Tally tally) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(tally.amounts().size());
            for (Map.Entry<String, Amount> one : tally.amounts().entrySet()) {
                out.writeUTF(one.getKey());
                out.writeLong(one.getValue().numerator());
                out.writeLong(one.getValue().denominator());
                out.writeLong(one.getValue().squares());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
        return bytes.toByteArray();
    }

    static Tally read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("sums of another release");
            }
            Map<String, Amount> amounts = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                amounts.put(in.readUTF(), new Amount(in.readLong(), in.readLong(), in.readLong()));
            }
            return Tally.of(amounts);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
