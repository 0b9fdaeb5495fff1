package io.huifang.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One day's facts into files: those that were told on it, by the time of their records. What is
 * told late of an earlier day, or corrects it, is so in the files of exactly one day.
 */
final class Export {
    private final ExportOptions options;
    private final Instant begin;
    private final Instant end;
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Map<String, Integer> written = new LinkedHashMap<>();
    private int unreadable;

    Export(ExportOptions options) {
        this.options = options;
        this.begin = options.day().atStartOfDay(options.zone()).toInstant();
        this.end = options.day().plusDays(1).atStartOfDay(options.zone()).toInstant();
    }

    /**
     * What was done.
     *
     * @param written facts in each file, by its name
     * @param unreadable records that are in none
     */
    record Result(Map<String, Integer> written, int unreadable) {}

    Result run() throws IOException {
        Files.createDirectories(options.to());
        try (TopicReader reader = new TopicReader(options.kafka())) {
            for (FactKind kind : FactKind.all()) {
                write(reader, kind);
            }
        }
        return new Result(written, unreadable);
    }

    private void write(TopicReader reader, FactKind kind) throws IOException {
        String name = kind.name() + options.format().ending();
        written.put(name, 0);
        try (FactFile file = file(options.to().resolve(name), kind.columns())) {
            reader.read(kind.topic(), begin, record -> write(record, kind, name, file));
            file.finish();
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        }
    }

    private FactFile file(Path place, List<Column> columns) throws IOException {
        return switch (options.format()) {
            case CSV -> new CsvFile(place, columns);
            case PARQUET -> new ParquetFile(place, columns);
        };
    }

    private void write(
            ConsumerRecord<String, byte[]> record, FactKind kind, String name, FactFile file) {
        if (!isOfTheDay(record) || !kind.type().equals(type(record))) return;
        try {
            JsonNode fact = json.readTree(record.value() == null ? new byte[0] : record.value());
            file.write(fact);
            written.merge(name, 1, Integer::sum);
        } catch (JacksonException | IllegalArgumentException | DateTimeException unfit) {
            unreadable++;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private boolean isOfTheDay(ConsumerRecord<String, byte[]> record) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        return !at.isBefore(begin) && at.isBefore(end);
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_type");
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
