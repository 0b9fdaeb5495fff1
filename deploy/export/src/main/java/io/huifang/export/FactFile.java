package io.huifang.export;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;

/** A file that facts of one kind are written to. It is at its place once it is closed. */
sealed interface FactFile extends AutoCloseable permits CsvFile, ParquetFile {
    /**
     * @throws IllegalArgumentException when a cell is not what its column holds; then nothing of
     *     the fact is written
     */
    void write(JsonNode fact) throws IOException;

    /** Moves it to its place. */
    @Override
    void close() throws IOException;
}
