package io.huifang.local.letter;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the records of letters back on their topics, each once: not again for a letter whose record
 * is back, whoever asks, and however an earlier run ended.
 *
 * <p>Intend, see whose turn it is, look for the copy of an earlier turn, send, mark as done. Only a
 * run that stands still between the last look and the send, for longer than its turn, can put a
 * second copy there; consumers know it by its event's id.
 */
public final class Redrive implements AutoCloseable {
    /** With what the producer may still take, well below {@link Marks#TURN}. */
    private static final Duration TIME_TO_SEND = Duration.ofSeconds(20);

    private final Marks marks;
    private final Origins origins;
    private final Sender sender;
    private final String run;

    /**
     * @param marks of the same cluster; not closed here
     * @param run a name that no other run has
     */
    public Redrive(Cluster cluster, Marks marks, String run) {
        this.marks = marks;
        this.run = run;
        this.origins = new Origins(cluster);
        this.sender = new Sender(cluster);
    }

    /** What became of each, in the order given. */
    public Map<LetterId, Outcome> redrive(List<DeadLetter> letters) {
        RedriveBatch batch = new RedriveBatch();
        marks.catchUp();
        letters.forEach(letter -> prepare(batch, letter));
        EarlierCopies earlier = new EarlierCopies(origins, marks, run);
        settleEarlierCopies(batch, earlier);
        long began = System.nanoTime();
        intend(batch);
        marks.catchUp();
        leaveWhatIsAnothersTurn(batch);
        settleEarlierCopies(batch, earlier);
        if (System.nanoTime() - began > TIME_TO_SEND.toNanos()) {
            batch.leaveAll("Kafka was too slow; nothing was sent, try again in a minute");
        }
        send(batch);
        return batch.outcomes();
    }

    private void prepare(RedriveBatch batch, DeadLetter letter) {
        LetterId id = letter.id();
        Optional<Place> origin = letter.origin();
        Optional<MarkHistory.Copy> done = marks.of(id).done();
        if (origin.isEmpty()) {
            batch.settle(id, new Outcome.Left("it does not tell where its record stood"));
        } else if (done.isPresent()) {
            batch.settle(id, already(done.get().on(origin.get().topic())));
        } else if (!origins.has(origin.get().topicPartition())) {
            batch.settle(id, new Outcome.Left("there is no partition " + origin.get()));
        } else if (letter.isWhole()) {
            batch.open(id, Copies.of(letter, origin.get()));
        } else {
            prepareFromOrigin(batch, letter, origin.get());
        }
    }

    private void prepareFromOrigin(RedriveBatch batch, DeadLetter letter, Place origin) {
        String gone = "the letter is not whole, and its record does not stand at %s any more";
        origins.record(letter)
                .ifPresentOrElse(
                        record -> batch.open(letter.id(), Copies.of(letter, record)),
                        () -> batch.settle(letter.id(), new Outcome.Left(gone.formatted(origin))));
    }

    /** An intention without an end may have got as far as the copy. */
    private void settleEarlierCopies(RedriveBatch batch, EarlierCopies earlier) {
        Map<LetterId, Mark> finished = new LinkedHashMap<>();
        earlier.find(batch)
                .forEach(
                        (letter, copy) -> {
                            finished.put(letter, Mark.done(run, copy.partition(), copy.offset()));
                            batch.settle(letter, new Outcome.Already(copy));
                        });
        Marks.write(sender, finished);
    }

    private void intend(RedriveBatch batch) {
        Map<TopicPartition, Long> ends = origins.ends(batch.targets());
        Map<LetterId, Mark> intentions = new LinkedHashMap<>();
        batch.open()
                .forEach(
                        (letter, copy) ->
                                intentions.put(
                                        letter,
                                        Mark.intended(
                                                run,
                                                copy.partition(),
                                                ends.get(RedriveBatch.target(copy)))));
        Marks.write(sender, intentions);
    }

    private void leaveWhatIsAnothersTurn(RedriveBatch batch) {
        List.copyOf(batch.open().entrySet())
                .forEach(
                        it -> {
                            marks.requireTime(it.getKey(), run);
                            MarkHistory history = marks.of(it.getKey());
                            if (history.isHeldBy(run)) return;
                            batch.settle(
                                    it.getKey(),
                                    history.done()
                                            .map(copy -> already(copy.on(it.getValue().topic())))
                                            .orElseGet(Redrive::anothersTurn));
                        });
    }

    private void send(RedriveBatch batch) {
        List<LetterId> ids = new ArrayList<>(batch.open().keySet());
        List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>(batch.open().values());
        List<Sender.Answer> answers = sender.send(copies);
        Map<LetterId, Place> sent = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Sender.Answer answer = answers.get(i);
            if (answer.refused() != null) {
                batch.settle(ids.get(i), unconfirmed(answer));
            } else {
                ProducerRecord<byte[], byte[]> copy = copies.get(i);
                sent.put(ids.get(i), new Place(copy.topic(), copy.partition(), answer.offset()));
            }
        }
        boolean remembered = remember(sent);
        sent.forEach((id, copy) -> batch.settle(id, new Outcome.Redriven(copy, remembered)));
    }

    /** False when Kafka did not take it: the copies stand there all the same. */
    private boolean remember(Map<LetterId, Place> sent) {
        Map<LetterId, Mark> done = new LinkedHashMap<>();
        sent.forEach((id, copy) -> done.put(id, Mark.done(run, copy.partition(), copy.offset())));
        try {
            Marks.write(sender, done);
            return true;
        } catch (KafkaException refused) {
            return false;
        }
    }

    private static Outcome unconfirmed(Sender.Answer answer) {
        return new Outcome.Left(
                "Kafka did not confirm it (%s); try again in a minute, then it is looked for first"
                        .formatted(answer.refused().getMessage()));
    }

    private static Outcome anothersTurn() {
        return new Outcome.Left(
                "another run began to redrive it less than a minute before; try again in a minute");
    }

    private static Outcome already(Place copy) {
        return new Outcome.Already(copy);
    }

    @Override
    public void close() {
        sender.close();
        origins.close();
    }
}
