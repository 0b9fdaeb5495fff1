package io.huifang.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.Rfc3339;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One day's facts into files. */
final class Export {
    /** Clocks differ: what is told of a moment may bear an earlier time. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

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
            reader.read(
                    kind.topic(),
                    begin.minus(CLOCKS_DIFFER_BY),
                    record -> write(record, kind, name, file));
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
        if (!kind.type().equals(type(record))) return;
        try {
            JsonNode fact = json.readTree(record.value() == null ? new byte[0] : record.value());
            if (isOfTheDay(fact.path(kind.day()).asText())) {
                file.write(fact);
                written.merge(name, 1, Integer::sum);
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException unfit) {
            unreadable++;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private boolean isOfTheDay(String moment) {
        Instant at = Rfc3339.parse(moment);
        return !at.isBefore(begin) && at.isBefore(end);
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_type");
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
