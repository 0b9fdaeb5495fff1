package io.huifang.journeys.stack;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;

/**
 * A copy of one database that can later take its place, so that everything since is forgotten.
 * Whoever is connected is thrown out, and may come back.
 */
public final class OlderCopy {
    private final Database database;
    private final Database superuser;
    private final String copy;

    private OlderCopy(Database database, Database superuser) {
        this.database = database;
        this.superuser = superuser;
        this.copy = database.name() + "_older";
    }

    /** Copies the database as it is now. */
    public static OlderCopy of(Database database, Database superuser) {
        OlderCopy older = new OlderCopy(database, superuser);
        older.take();
        return older;
    }

    /** Puts the copy in the database's place; tells how many rows of the table that forgets. */
    public long putInPlace(String table) {
        String count = "SELECT count(*) FROM " + table;
        long before = Rows.number(database, count);
        change("ALTER DATABASE %s ALLOW_CONNECTIONS false", database.name());
        change("DROP DATABASE %s WITH (FORCE)", database.name());
        change("ALTER DATABASE %s RENAME TO %s", copy, database.name());
        return before - Rows.number(database, count);
    }

    private void take() {
        change("DROP DATABASE IF EXISTS %s", copy);
        change("ALTER DATABASE %s ALLOW_CONNECTIONS false", database.name());
        Rows.of(
                superuser,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?",
                row -> row.getBoolean(1),
                database.name());
        change("CREATE DATABASE %s TEMPLATE %s OWNER %s", copy, database.name(), database.user());
        change("ALTER DATABASE %s ALLOW_CONNECTIONS true", database.name());
    }

    private void change(String statement, Object... names) {
        Rows.change(superuser, statement.formatted(names));
    }
}
