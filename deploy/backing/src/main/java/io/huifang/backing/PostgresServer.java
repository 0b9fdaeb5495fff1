package io.huifang.backing;

import io.huifang.backing.StartFailure.Reason;
import io.huifang.backing.process.OrdinaryUser;
import io.huifang.backing.process.Signal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A real PostgreSQL, with its programs taken from the class path. */
public final class PostgresServer extends LocalServer {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final Map<String, String> PARAMETERS =
            Map.ofEntries(
                    Map.entry("listen_addresses", "127.0.0.1"),
                    // Socket paths have a length limit that temporary directories exceed.
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("max_connections", "200"),
                    // Not UTC, not even whole hours: whoever leans on the session's zone fails.
                    Map.entry("timezone", "America/St_Johns"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("lc_messages", "C"),
                    // Statements and the values in details may hold personal data.
                    Map.entry("log_min_error_statement", "panic"),
                    Map.entry("log_error_verbosity", "terse"),
                    Map.entry("log_line_prefix", "%m [%p] %d "),
                    // Nothing outside the directory that a killed server would leave behind.
                    Map.entry("dynamic_shared_memory_type", "mmap"),
                    Map.entry("autovacuum", "on"));

    private static final Map<String, String> QUICK =
            Map.of(
                    "fsync", "off",
                    "full_page_writes", "off",
                    "shared_buffers", "64MB",
                    "checkpoint_timeout", "30min");

    private static final Map<String, String> DURABLE =
            Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "shared_buffers", "256MB",
                    "max_wal_size", "2GB");

    private final PostgresFiles files;

    /** Who runs the programs; found at the first start. */
    private OrdinaryUser user;

    private PostgresServer(ServerSettings settings) {
        super(settings, "postgres.log", settings.ephemeral() ? Signal.QUIT : Signal.INT);
        this.files = new PostgresFiles(settings.directory());
    }

    /** Starts a server; on data of an earlier one when the directory holds it. */
    public static PostgresServer start(ServerSettings settings) {
        PostgresServer server = new PostgresServer(settings);
        try {
            server.start();
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** The server that runs in the settings' directory; empty when none does. */
    public static Optional<PostgresServer> attach(ServerSettings settings) {
        PostgresServer server = new PostgresServer(settings);
        Optional<ProcessHandle> process = server.files.postmaster();
        process.ifPresent(handle -> server.adopt(handle, server.files.port()));
        return process.map(handle -> server);
    }

    /**
     * A database owned by a role of the same name, which no other role may enter. Created unless it
     * exists; its password stays the same for as long as the server's data lives.
     */
    public Database createDatabase(String name) {
        Database database = database(name);
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles WHERE rolname = '" + name + "'")) {
                statement.execute(
                        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, database.password()));
            }
            if (!exists(statement, "pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
            }
            statement.execute(
                    "REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC".formatted(name));
            return database;
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot create database " + name, refused);
        }
    }

    /** Drops a database, its role and whatever is connected to it. */
    public void dropDatabase(String name) {
        requireName(name);
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            statement.execute("DROP ROLE IF EXISTS %s".formatted(name));
        } catch (SQLException refused) {
            throw new IllegalStateException("cannot drop database " + name, refused);
        }
    }

    /** How to reach a database that {@link #createDatabase} has created, now or long ago. */
    public Database database(String name) {
        requireName(name);
        return new Database("127.0.0.1", port(), name, name, files.passwordOf(name));
    }

    /** The role that may do anything, in the database that nobody uses. */
    public Database superuser() {
        return new Database("127.0.0.1", port(), "postgres", "postgres", files.superuserPassword());
    }

    @Override
    void prepare() {
        user = OrdinaryUser.find().orElseThrow(PostgresServer::cannotLeaveRoot);
        files.removeStalePostmaster();
        if (files.isInitialized()) {
            return;
        }
        files.prepare(user);
        if (!runFirst(program("initdb", initialization()))) {
            boolean full = log().saysSinceMark("No space left on device");
            throw failure(full ? Reason.DISK_FULL : Reason.DIED, port());
        }
        files.initialized();
    }

    @Override
    ProcessBuilder command(int candidatePort) {
        Map<String, String> parameters = new TreeMap<>(PARAMETERS);
        parameters.putAll(settings().durability() == Durability.MACHINE_CRASH ? DURABLE : QUICK);
        parameters.putAll(settings().options());
        List<String> arguments = new ArrayList<>(List.of("-D", files.data().toString()));
        arguments.addAll(List.of("-p", Integer.toString(candidatePort)));
        parameters.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return program("postgres", arguments);
    }

    @Override
    boolean isReady() {
        return files.isReady(pid());
    }

    @Override
    Optional<Reason> ownReasonOfDeath() {
        return log().saysSinceMark(
                                "pre-existing shared memory block", "lock file \"postmaster.pid\"")
                ? Optional.of(Reason.ALREADY_RUNNING)
                : Optional.empty();
    }

    private List<String> initialization() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-D", files.dataInTheMaking().toString(), "-U", "postgres"));
        arguments.addAll(List.of("-A", "scram-sha-256"));
        arguments.addAll(List.of("--pwfile", files.superuserPasswordFile().toString()));
        // The same order of texts on every machine.
        arguments.addAll(List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"));
        arguments.addAll(List.of("--builtin-locale=C.UTF-8", "--no-instructions"));
        if (settings().durability() == Durability.PROCESS_CRASH) {
            arguments.add("--no-sync");
        }
        return arguments;
    }

    private ProcessBuilder program(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(PostgresBinaries.forUser(user).program(name).toString());
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(user.running(command));
        // Whatever the developer has set for his own databases is not meant for this one.
        process.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        return process;
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + what)) {
            return found.next();
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a database's name is a plain lower-case word");
        }
    }

    private static StartFailure cannotLeaveRoot() {
        return new StartFailure(
                Reason.NOT_ALLOWED,
                "PostgreSQL refuses to run as root, and none of unshare, setpriv and chroot may"
                        + " leave root here: run as an ordinary user",
                List.of());
    }
}
