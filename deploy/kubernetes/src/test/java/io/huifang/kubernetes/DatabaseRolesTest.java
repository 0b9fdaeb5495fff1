package io.huifang.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.kubernetes.manifest.Checkout;
import io.huifang.kubernetes.manifest.Kind;
import io.huifang.kubernetes.manifest.Overlay;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The roles that the clusters of production are made with, on a real PostgreSQL with the tables of
 * this release: who migrates owns them, and who serves reads and writes rows.
 */
class DatabaseRolesTest {
    private static final String PASSWORD = "of-this-test-alone";
    private static final String REFUSED = "42501";

    private static final Map<String, String> SERVICES =
            Map.of("vault", "intake", "scheduler", "scheduler", "survey", "survey");

    private static Database server;

    @BeforeAll
    static void make() throws SQLException, IOException {
        List<JsonNode> clusters =
                Overlay.PRODUCTION
                        .documents()
                        .of(Kind.Cluster)
                        .map(it -> (JsonNode) it.json())
                        .toList();
        server = Backing.shared().postgres().superuser();
        for (JsonNode cluster : clusters) {
            make(cluster.at("/spec/bootstrap/initdb"));
        }
    }

    /** As CloudNativePG does it: the owner, its database, then what stands in the document. */
    private static void make(JsonNode initdb) throws SQLException, IOException {
        String database = initdb.path("database").asText();
        String owner = initdb.path("owner").asText();
        try (Connection as = server.connect()) {
            run(as, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(owner, PASSWORD));
            run(as, "CREATE DATABASE %s OWNER %s".formatted(database, owner));
        }
        try (Connection as = connect(database, server.user(), server.password())) {
            for (JsonNode statement : initdb.path("postInitApplicationSQL")) {
                run(as, statement.asText());
            }
            run(as, "ALTER ROLE %s_user LOGIN PASSWORD '%s'".formatted(database, PASSWORD));
        }
        try (Connection as = connect(database, owner, PASSWORD)) {
            for (Path migration : migrations(SERVICES.get(database))) {
                run(as, Files.readString(migration));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault", "scheduler", "survey"})
    void whoServesReadsAndWritesEveryTable(String database) throws SQLException {
        String tables =
                """
                SELECT format('%s.%s', schemaname, tablename) FROM pg_tables
                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                """;
        try (Connection as = user(database)) {
            assertThat(texts(as, tables)).isNotEmpty();
            for (String privilege : List.of("SELECT", "INSERT", "UPDATE", "DELETE")) {
                String without =
                        tables
                                + " AND NOT has_table_privilege(format('%I.%I', schemaname,"
                                + " tablename), '"
                                + privilege
                                + "')";
                assertThat(texts(as, without)).as(privilege).isEmpty();
            }
        }
    }

    /** The outbox reads where the sequence stands. */
    @ParameterizedTest
    @ValueSource(strings = {"vault", "scheduler", "survey"})
    void whoServesReadsSequences(String database) throws SQLException {
        try (Connection as = user(database)) {
            assertThat(texts(as, "SELECT last_value FROM outbox_sequence")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vault     | ALTER TABLE vault_access DISABLE TRIGGER ALL",
                "vault     | TRUNCATE vault_contact",
                "vault     | DROP TABLE vault_chain",
                "vault     | CREATE TABLE mine (a int)",
                "vault     | CREATE TABLE vault_keys.mine (a int)",
                "vault     | CREATE SCHEMA mine",
                "scheduler | ALTER TABLE decision ADD COLUMN mine int",
                "scheduler | CREATE TABLE mine (a int)",
                "survey    | ALTER TABLE audit_entry DISABLE TRIGGER ALL",
                "survey    | TRUNCATE audit_entry"
            })
    void whoServesChangesNoTable(String database, String statement) throws SQLException {
        try (Connection as = user(database)) {
            assertThatThrownBy(() -> run(as, statement))
                    .isInstanceOf(SQLException.class)
                    .extracting(it -> ((SQLException) it).getSQLState())
                    .isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"vault, survey_user", "vault, scheduler_owner", "scheduler, vault_user"})
    void nobodyEntersTheDatabaseOfAnother(String database, String stranger) {
        assertThatThrownBy(() -> connect(database, stranger, PASSWORD).close())
                .isInstanceOf(SQLException.class)
                .extracting(it -> ((SQLException) it).getSQLState())
                .isEqualTo(REFUSED);
    }

    /** What is refused above is refused for want of a right, not because nobody could do it. */
    @Test
    void theOwnerMay() throws SQLException {
        try (Connection as = connect("vault", "vault_owner", PASSWORD)) {
            as.setAutoCommit(false);
            run(as, "CREATE TABLE vault_keys.mine (a int)");
            run(as, "ALTER TABLE vault_access DISABLE TRIGGER USER");
            as.rollback();
        }
    }

    private static List<Path> migrations(String service) throws IOException {
        List<Path> migrations = new ArrayList<>();
        for (String directory :
                List.of(
                        "events/outbox/src/main/resources/db/outbox",
                        service + "-service/src/main/resources/db/migration")) {
            try (Stream<Path> files = Files.list(Checkout.at(directory))) {
                migrations.addAll(files.toList());
            }
        }
        migrations.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return migrations;
    }

    private static Connection user(String database) throws SQLException {
        return connect(database, database + "_user", PASSWORD);
    }

    private static Connection connect(String database, String user, String password)
            throws SQLException {
        String url = "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), database);
        return DriverManager.getConnection(url, user, password);
    }

    private static void run(Connection as, String sql) throws SQLException {
        try (Statement statement = as.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection as, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = as.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
