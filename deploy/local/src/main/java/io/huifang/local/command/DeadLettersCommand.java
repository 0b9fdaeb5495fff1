package io.huifang.local.command;

import io.huifang.local.letter.Cluster;
import io.huifang.local.letter.DeadLetter;
import io.huifang.local.letter.DeadLetters;
import io.huifang.local.letter.Marks;
import io.huifang.local.letter.Outcome;
import io.huifang.local.letter.Place;
import io.huifang.local.letter.Redrive;
import io.huifang.local.stack.StackFailure;

import org.apache.kafka.common.KafkaException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;

/** Lists dead letters, shows one, or puts their records back on their topic. */
final class DeadLettersCommand {
    private static final int LEFT = 1;

    private final Checkout checkout;
    private final DeadLetterOptions options;
    private final Screen screen;

    DeadLettersCommand(Checkout checkout, DeadLetterOptions options, Screen screen) {
        this.checkout = checkout;
        this.options = options;
        this.screen = screen;
    }

    /**
     * @return 0 when all is well, 1 when the record of a letter that was meant is not back
     * @throws UsageFailure when no stack runs and no other Kafka is named
     * @throws StackFailure when there is no such letter, or Kafka refuses
     */
    int run() {
        Cluster cluster = ChosenCluster.of(checkout, options);
        try (DeadLetters letters = new DeadLetters(cluster);
                Marks marks = new Marks(cluster)) {
            requireTopics(letters);
            return switch (options.verb()) {
                case "list" -> list(letters, marks);
                case "show" -> show(letters, marks);
                default -> redrive(letters, marks, cluster);
            };
        } catch (KafkaException refused) {
            throw cluster.failure(refused);
        }
    }

    private int list(DeadLetters letters, Marks marks) {
        marks.catchUp();
        PriorityQueue<LetterRow> oldest = new PriorityQueue<>(LetterRow.BY_AGE.reversed());
        int[] counts = new int[2];
        forEachRow(
                letters,
                marks,
                row -> {
                    counts[row.isRedriven() ? 1 : 0]++;
                    oldest.add(row);
                    if (oldest.size() > options.limit()) oldest.poll();
                });
        List<LetterRow> rows = new ArrayList<>(oldest);
        rows.sort(LetterRow.BY_AGE);
        if (!rows.isEmpty()) LetterRow.lines(rows).forEach(screen::line);
        String redriven = options.open() ? "" : ", " + counts[1] + " redriven";
        screen.line(counts[0] + " waiting" + redriven + leftOut(counts[0] + counts[1]));
        return 0;
    }

    private void forEachRow(DeadLetters letters, Marks marks, Consumer<LetterRow> shown) {
        for (String topic : options.topics()) {
            letters.forEachBatch(
                    topic,
                    batch ->
                            batch.stream()
                                    .filter(this::isMeant)
                                    .map(letter -> LetterRow.of(letter, marks))
                                    .filter(row -> !options.open() || !row.isRedriven())
                                    .forEach(shown));
        }
    }

    private String leftOut(int all) {
        int more = all - options.limit();
        return more <= 0
                ? ""
                : "; %d of them, the youngest, are not shown: --limit %d".formatted(more, all);
    }

    private int show(DeadLetters letters, Marks marks) {
        DeadLetter letter = letter(letters);
        marks.catchUp();
        LetterPage.of(letter, marks).forEach(screen::line);
        return 0;
    }

    private int redrive(DeadLetters letters, Marks marks, Cluster cluster) {
        String run = UUID.randomUUID().toString();
        try (Redrive redrive = new Redrive(cluster, marks, run)) {
            return options.letter().isPresent()
                    ? redriveOne(letter(letters), redrive)
                    : redriveAll(letters, redrive);
        }
    }

    private int redriveOne(DeadLetter letter, Redrive redrive) {
        Outcome outcome = redrive.redrive(List.of(letter)).get(letter.id());
        tell(letter.place(), outcome);
        return outcome.isBack() ? 0 : LEFT;
    }

    private int redriveAll(DeadLetters letters, Redrive redrive) {
        Map<Class<?>, Integer> counts = new HashMap<>();
        letters.forEachBatch(
                options.topics().get(0),
                batch ->
                        redrive.redrive(batch.stream().filter(this::isMeant).toList())
                                .forEach(
                                        (letter, outcome) -> {
                                            counts.merge(outcome.getClass(), 1, Integer::sum);
                                            // of a thousand that were, nobody wants to read
                                            if (!(outcome instanceof Outcome.Already)) {
                                                tell(letter.place(), outcome);
                                            }
                                        }));
        int left = counts.getOrDefault(Outcome.Left.class, 0);
        screen.line(
                "%d redriven, %d were before, %d not redriven"
                        .formatted(
                                counts.getOrDefault(Outcome.Redriven.class, 0),
                                counts.getOrDefault(Outcome.Already.class, 0),
                                left));
        return left == 0 ? 0 : LEFT;
    }

    private void tell(Place letter, Outcome outcome) {
        screen.line(letter + "  " + Printable.text(outcome.inWords()));
    }

    private boolean isMeant(DeadLetter letter) {
        return letter.reason().contains(options.reason());
    }

    private DeadLetter letter(DeadLetters letters) {
        Place place = options.letter().orElseThrow();
        return letters.at(place)
                .orElseThrow(() -> new StackFailure("There is no letter " + place + "."));
    }

    private void requireTopics(DeadLetters letters) {
        for (String topic : options.topics()) {
            if (!letters.has(topic)) throw new StackFailure("Kafka has no topic " + topic + ".");
        }
    }
}
