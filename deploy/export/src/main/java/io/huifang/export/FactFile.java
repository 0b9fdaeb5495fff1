package io.huifang.export;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;

/** A file that facts of one kind are written to. It is at its place once it is finished. */
sealed interface FactFile extends AutoCloseable permits CsvFile, ParquetFile {
    /**
     * @throws IllegalArgumentException when a cell is not what its column holds; then nothing of
     *     the fact is written
     */
    void write(JsonNode fact) throws IOException;

    /** Nothing follows: moves it to its place. */
    void finish() throws IOException;

    /** Removes what is beside the place; unfinished, nothing is left. */
    @Override
    void close() throws IOException;
}
