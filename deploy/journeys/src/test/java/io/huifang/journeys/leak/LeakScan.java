package io.huifang.journeys.leak;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaBroker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Looks for needles in one place after another. */
public final class LeakScan {
    private final Needles needles;
    private final Set<Leak> leaks =
            new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));

    /** Texts looked through. */
    private long texts;

    public LeakScan(Needles needles) {
        this.needles = needles;
    }

    /** Every record of every topic: keys, headers and values. */
    public LeakScan topics(KafkaBroker kafka) {
        new TopicScan(kafka).scan(this::look);
        return this;
    }

    /** Every column of every row of every table. */
    public LeakScan tables(Collection<Database> databases) {
        databases.forEach(database -> new TableScan(database).scan(this::look));
        return this;
    }

    /** Every file below the directory, such as logs. */
    public LeakScan files(Path directory) {
        new FileScan(needles, directory).scan((place, found) -> add(place, found));
        return this;
    }

    /** A text, such as metrics. */
    public LeakScan text(String place, String text) {
        look(place, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Set<Leak> leaks() {
        return leaks;
    }

    /** How many records, rows, files and texts were looked through. */
    public long texts() {
        return texts;
    }

    private void look(String place, byte[] text) {
        add(place, needles.in(text));
    }

    private void add(String place, Set<String> found) {
        texts++;
        found.forEach(needle -> leaks.add(new Leak(place, needle)));
    }

    /** Is shown texts with the place where they were. */
    interface Reader {
        void read(String place, byte[] text);
    }
}
