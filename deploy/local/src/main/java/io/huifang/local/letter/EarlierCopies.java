package io.huifang.local.letter;

import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The search for copies that earlier runs put on their topic without marking the end. */
final class EarlierCopies {
    private final Origins origins;
    private final Marks marks;
    private final String run;

    /** How far the partition of its copy was searched for each letter. */
    private final Map<LetterId, Long> searched = new HashMap<>();

    /**
     * @param run whose own intentions do not count
     */
    EarlierCopies(Origins origins, Marks marks, String run) {
        this.origins = origins;
        this.marks = marks;
        this.run = run;
    }

    /**
     * Looks at what was not looked at before. A letter whose copy may stand where nothing is kept
     * any more is left as it is.
     *
     * @return the copies of open letters, by letter
     */
    Map<LetterId, Place> find(RedriveBatch batch) {
        Map<LetterId, Place> since = new HashMap<>();
        batch.open()
                .forEach(
                        (letter, copy) ->
                                marks.of(letter)
                                        .earliestOtherThan(run)
                                        .map(mark -> from(letter, copy.topic(), mark))
                                        .ifPresent(from -> since.put(letter, from)));
        if (since.isEmpty()) return Map.of();
        List<TopicPartition> partitions =
                since.values().stream().map(Place::topicPartition).distinct().toList();
        Map<TopicPartition, Long> beginnings = origins.beginnings(partitions);
        Map<TopicPartition, Long> ends = origins.ends(partitions);
        since.entrySet()
                .removeIf(
                        it ->
                                it.getValue().offset()
                                                < beginnings.get(it.getValue().topicPartition())
                                        && leave(batch, it.getKey(), it.getValue()));
        Map<LetterId, Place> found = origins.copies(since);
        since.forEach((letter, from) -> searched.put(letter, ends.get(from.topicPartition())));
        return found;
    }

    private static boolean leave(RedriveBatch batch, LetterId letter, Place from) {
        String why = "an earlier run may have put it back, but what %s held then is gone";
        batch.settle(letter, new Outcome.Left(why.formatted(from.topic())));
        return true;
    }

    private Place from(LetterId letter, String topic, Mark mark) {
        long offset = Math.max(mark.offset(), searched.getOrDefault(letter, 0L));
        return new Place(topic, mark.partition(), offset);
    }
}
