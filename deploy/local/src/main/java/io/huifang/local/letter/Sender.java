package io.huifang.local.letter;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Sends records and waits for the broker's answers. */
final class Sender implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    Sender(Cluster cluster) {
        this.producer = cluster.producer();
    }

    /**
     * @param offset where the record stands; negative when it was refused
     * @param refused why; null when it was not
     */
    record Answer(long offset, KafkaException refused) {
        void orThrow() {
            if (refused != null) throw refused;
        }
    }

    /** The answers to these records, in their order. */
    List<Answer> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        producer.flush();
        List<Answer> answers = new ArrayList<>(sent.size());
        sent.forEach(one -> answers.add(answer(one)));
        return answers;
    }

    private static Answer answer(Future<RecordMetadata> sent) {
        try {
            return new Answer(sent.get().offset(), null);
        } catch (ExecutionException refused) {
            return new Answer(
                    -1,
                    refused.getCause() instanceof KafkaException why
                            ? why
                            : new KafkaException(refused.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
