package io.huifang.local.letter;

import static io.huifang.local.letter.Letters.EVENTS;
import static io.huifang.local.letter.Letters.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.DeadLetterHeaders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A letter's record goes back once, whoever asks, and however an earlier run ended. */
@Tag("P6")
class RedriveTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Letters letters = new Letters();
    private final ProducerRecord<byte[], byte[]> event = Letters.event();

    @AfterEach
    void close() {
        letters.close();
    }

    @Test
    void putsTheRecordBackAsItWasAndSaysWhichLetterItWas() {
        Place letter = letters.setAside(event, "no type");

        Outcome outcome = redrive(letter);

        assertThat(outcome).isInstanceOf(Outcome.Redriven.class);
        ConsumerRecord<byte[], byte[]> copy = onlyCopy();
        assertThat(outcome).isEqualTo(new Outcome.Redriven(Place.of(copy), true));
        assertThat(copy.value()).isEqualTo(event.value());
        assertThat(copy.timestamp()).isEqualTo(event.timestamp());
        List<Header> headers = new ArrayList<>(Arrays.asList(event.headers().toArray()));
        headers.add(
                new RecordHeader(DeadLetterHeaders.REDRIVEN_FROM, bytes(id(letter).inOneWord())));
        assertThat(copy.headers().toArray()).containsExactly(headers.toArray(Header[]::new));
    }

    @Test
    void doesNothingTheSecondTime() {
        Place letter = letters.setAside(event, "no type");
        Outcome first = redrive(letter);

        Outcome second = redrive(letter);

        assertThat(first).isInstanceOf(Outcome.Redriven.class);
        assertThat(second).isEqualTo(new Outcome.Already(Place.of(onlyCopy())));
    }

    @Test
    void ofTwoRunsAtOnceOneRedrives() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 20; i++) places.add(letters.setAside(event, "no type"));
        CountDownLatch both = new CountDownLatch(2);

        var other = CompletableFuture.supplyAsync(() -> redriveTogether(places, both));
        Map<LetterId, Outcome> mine = redriveTogether(places, both);
        Map<LetterId, Outcome> others = other.join();

        assertThat(letters.about(event.key())).hasSize(20);
        for (LetterId letter : places.stream().map(this::id).toList()) {
            assertThat(List.of(mine.get(letter), others.get(letter)))
                    .filteredOn(Outcome.Redriven.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void findsTheCopyOfARunThatDiedBeforeItMarkedTheEnd() {
        Place letter = letters.setAside(event, "no type");
        Place copy = copyOfARunThatDies(letter);

        assertThat(redrive(letter, AT_ONCE)).isEqualTo(new Outcome.Already(copy));

        onlyCopy();
        assertThat(redrive(letter)).isEqualTo(new Outcome.Already(copy));
    }

    @Test
    void takesOverFromARunThatDiedBeforeItSent() {
        Place letter = letters.setAside(event, "no type");
        Place end = letters.send(Letters.event());
        Marks.write(
                letters.sender(),
                Map.of(id(letter), Mark.intended("dead", end.partition(), end.offset())));

        Outcome meanwhile = redrive(letter);
        Outcome later = redrive(letter, AT_ONCE);

        assertThat(meanwhile.inWords()).contains("another run began to redrive it");
        assertThat(later).isEqualTo(new Outcome.Redriven(Place.of(onlyCopy()), true));
    }

    @Test
    void fetchesWhatABareLetterLeftBehind() {
        Place origin = letters.send(event);
        Place letter = letters.setAsideBare(origin, event.timestamp());
        Place anothers = letters.setAsideBare(origin, event.timestamp() + 1);
        Place gone = letters.setAsideBare(new Place(EVENTS, 3, 1L << 40), event.timestamp());

        Outcome outcome = redrive(letter);

        assertThat(outcome).isInstanceOf(Outcome.Redriven.class);
        List<ConsumerRecord<byte[], byte[]>> both = letters.about(event.key());
        assertThat(both).hasSize(2);
        assertThat(both.get(1).value()).isEqualTo(event.value());
        assertThat(both.get(1).headers().toArray()).startsWith(event.headers().toArray());
        assertThat(redrive(gone).inWords()).contains("does not stand at wallet-events 3");
        assertThat(redrive(anothers).inWords()).contains("does not stand at");
    }

    @Test
    void restoresAKeyThatCouldNotBeCarriedAlong() {
        ProducerRecord<byte[], byte[]> odd =
                new ProducerRecord<>(
                        EVENTS,
                        3,
                        1L,
                        new byte[] {'c', (byte) 0xff},
                        event.value(),
                        event.headers());
        var carried =
                new ProducerRecord<>(
                        EVENTS, 3, 1L, bytes("c\uFFFD"), event.value(), event.headers());
        Place letter = letters.setAside(carried, letters.send(odd), "no type");

        redrive(letter);

        assertThat(letters.about(odd.key())).hasSize(2);
        assertThat(letters.about(carried.key())).isEmpty();
    }

    @Test
    void putsNothingOnATopicThatIsNotTheLetters() {
        Place letter = letters.setAside(event, new Place("customer-erasures", 0, 0), "forged");
        Place nowhere = letters.setAside(event, new Place(EVENTS, 4_000, 0), "forged");

        assertThat(redrive(letter).inWords()).contains("does not tell where its record stood");
        assertThat(redrive(nowhere).inWords()).contains("no partition wallet-events 4000");
        assertThat(letters.about(event.key())).isEmpty();
    }

    @Test
    void findsTheCopyOfARunThatCameAndDiedBeforeOurIntention() {
        Place first = letters.setAside(Letters.event(), "no type");
        Place second = letters.setAside(event, "no type");
        Place end = letters.send(Letters.event());
        Mark began = Mark.intended("dead", end.partition(), end.offset());
        Marks.write(letters.sender(), Map.of(id(first), began));
        List<DeadLetter> read = List.of(letters.at(first), letters.at(second));
        List<Place> copies = new ArrayList<>();

        // The marks are read when the letters are taken from the list. We search for the copy of
        // the first up to behind that of the second, of which we do not know yet.
        var taken =
                new AbstractList<DeadLetter>() {
                    @Override
                    public DeadLetter get(int index) {
                        if (index == 1) copies.add(copyOfARunThatDies(second));
                        return read.get(index);
                    }

                    @Override
                    public int size() {
                        return read.size();
                    }
                };
        try (Marks marks = new Marks(letters.cluster, AT_ONCE);
                Redrive redrive = new Redrive(letters.cluster, marks, "us " + second)) {
            assertThat(redrive.redrive(taken))
                    .containsEntry(id(second), new Outcome.Already(copies.get(0)))
                    .hasEntrySatisfying(
                            id(first), it -> assertThat(it).isInstanceOf(Outcome.Redriven.class));
        }
        onlyCopy();
    }

    @Test
    void anotherLetterAtThePlaceOfARedrivenOneIsNotRedriven() {
        Place letter = letters.setAside(event, "no type");
        LetterId itsPredecessor = new LetterId(letter, id(letter).setAsideAt().minusMillis(1));
        Marks.write(letters.sender(), Map.of(itsPredecessor, Mark.done("before", 3, 0)));

        assertThat(redrive(letter)).isEqualTo(new Outcome.Redriven(Place.of(onlyCopy()), true));
    }

    private LetterId id(Place letter) {
        return letters.at(letter).id();
    }

    private ConsumerRecord<byte[], byte[]> onlyCopy() {
        List<ConsumerRecord<byte[], byte[]>> copies = letters.about(event.key());
        assertThat(copies).hasSize(1);
        return copies.get(0);
    }

    private Place copyOfARunThatDies(Place letter) {
        Place before = letters.send(Letters.event());
        Marks.write(
                letters.sender(),
                Map.of(id(letter), Mark.intended("dead", before.partition(), before.offset())));
        DeadLetter dead = letters.at(letter);
        return letters.send(Copies.of(dead, dead.origin().orElseThrow()));
    }

    private Outcome redrive(Place letter) {
        return redrive(letter, Marks.TURN);
    }

    private Outcome redrive(Place letter, Duration turn) {
        return redrive(List.of(letter), turn, () -> {}).get(id(letter));
    }

    private Map<LetterId, Outcome> redriveTogether(List<Place> places, CountDownLatch all) {
        return redrive(
                places,
                Marks.TURN,
                () -> {
                    all.countDown();
                    try {
                        all.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                });
    }

    private Map<LetterId, Outcome> redrive(List<Place> places, Duration turn, Runnable ready) {
        try (Letters own = new Letters();
                Marks marks = new Marks(own.cluster, turn);
                Redrive redrive = new Redrive(own.cluster, marks, UUID.randomUUID().toString())) {
            List<DeadLetter> read = places.stream().map(own::at).toList();
            ready.run();
            return redrive.redrive(read);
        }
    }
}
