package io.huifang.journeys.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;

import java.util.List;

/**
 * Shows every row of a database as text, with binary columns in hexadecimal digits.
 *
 * @param database the database
 */
record TableScan(Database database) {
    private static final String TABLES =
            """
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""";

    void scan(LeakScan.Reader reader) {
        List<String> tables = Rows.of(database, TABLES, row -> row.getString(1));
        for (String table : tables) {
            String place = "table " + database.name() + "." + table;
            Rows.of(
                            database,
                            "SELECT t::text FROM " + table + " t",
                            row -> row.getString(1).getBytes(UTF_8))
                    .forEach(text -> reader.read(place, text));
        }
    }
}
