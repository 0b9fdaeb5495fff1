package io.huifang.survey.insight.indicator.known;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** A store in memory that counts the entries it gives out. Keys lie as they do on disk. */
final class CountedStore<T> implements KeyValueStore<String, T> {
    private final NavigableMap<String, T> entries = new TreeMap<>();
    private long read;

    /** So many entries were given out, by key and one after the other. */
    long read() {
        return read;
    }

    int size() {
        return entries.size();
    }

    @Override
    public T get(String key) {
        read++;
        return entries.get(key);
    }

    @Override
    public KeyValueIterator<String, T> range(String from, String to) {
        return over(part(from, to));
    }

    @Override
    public KeyValueIterator<String, T> reverseRange(String from, String to) {
        return over(part(from, to).descendingMap());
    }

    private NavigableMap<String, T> part(String from, String to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            return new TreeMap<>();
        }
        NavigableMap<String, T> tail = from == null ? entries : entries.tailMap(from, true);
        return to == null ? tail : tail.headMap(to, true);
    }

    private KeyValueIterator<String, T> over(NavigableMap<String, T> some) {
        // of this moment: what is deleted meanwhile was there
        return new Counted(List.copyOf(some.entrySet()).iterator());
    }

    @Override
    public KeyValueIterator<String, T> all() {
        return over(entries);
    }

    @Override
    public void put(String key, T value) {
        entries.put(key, value);
    }

    @Override
    public T putIfAbsent(String key, T value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<String, T>> all) {
        all.forEach(one -> put(one.key, one.value));
    }

    @Override
    public T delete(String key) {
        return entries.remove(key);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return "counted";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        throw new UnsupportedOperationException("stands alone");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private final class Counted implements KeyValueIterator<String, T> {
        private final Iterator<Map.Entry<String, T>> all;
        private Map.Entry<String, T> next;

        Counted(Iterator<Map.Entry<String, T>> all) {
            this.all = all;
            go();
        }

        private void go() {
            next = all.hasNext() ? all.next() : null;
        }

        @Override
        public boolean hasNext() {
            if (next != null) {
                read++;
            }
            return next != null;
        }

        @Override
        public KeyValue<String, T> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            KeyValue<String, T> one = KeyValue.pair(next.getKey(), next.getValue());
            go();
            return one;
        }

        @Override
        public String peekNextKey() {
            return next.getKey();
        }

        @Override
        public void close() {}
    }
}
