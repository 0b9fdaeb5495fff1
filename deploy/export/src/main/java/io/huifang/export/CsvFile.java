package io.huifang.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;

/** RFC 4180. What a spreadsheet would take for a formula is only text. */
final class CsvFile implements FactFile {
    private static final String LINE_END = "\r\n";

    /** With these a cell begins that some spreadsheet computes. */
    private static final String ACTIVE = "=+-@\t\r\n＝＋－＠";

    private final Path place;
    private final Path beside;
    private final List<Column> columns;
    private final Writer out;

    CsvFile(Path place, List<Column> columns) throws IOException {
        this.place = place;
        this.beside = place.resolveSibling("." + place.getFileName() + ".part");
        this.columns = columns;
        this.out = Files.newBufferedWriter(beside, UTF_8);
        line(columns.stream().map(Column::name).toList());
    }

    @Override
    public void write(JsonNode fact) throws IOException {
        line(Cells.of(columns, fact));
    }

    private void line(List<?> cells) throws IOException {
        Iterator<?> rest = cells.iterator();
        while (rest.hasNext()) {
            out.write(cell(rest.next()));
            if (rest.hasNext()) out.write(',');
        }
        out.write(LINE_END);
    }

    static String cell(Object value) {
        if (value == null) return "";
        if (value instanceof OffsetDateTime at) return at.toInstant().toString();
        if (value instanceof BigDecimal number) return number.toPlainString();
        return value instanceof String text ? quoted(inert(text)) : value.toString();
    }

    /** Also behind blanks, which spreadsheets pass over. */
    private static String inert(String text) {
        String seen = text.stripLeading();
        boolean active =
                !text.isEmpty() && ACTIVE.indexOf(text.charAt(0)) >= 0
                        || !seen.isEmpty() && ACTIVE.indexOf(seen.charAt(0)) >= 0;
        return active ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void finish() throws IOException {
        out.close();
        Files.move(beside, place, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(beside);
    }
}
