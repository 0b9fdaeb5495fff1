package io.huifang.backing;

import io.huifang.backing.process.OrdinaryUser;
import io.huifang.backing.process.Signal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real PostgreSQL, with its programs taken from the class path. */
public final class PostgresServer extends LocalServer {
    private static final String PROMOTE = "SELECT pg_promote(wait => true, wait_seconds => 60)";

    private final PostgresFiles files;

    /** Who runs the programs. */
    private final OrdinaryUser user;

    private PostgresServer(ServerSettings settings, OrdinaryUser user) {
        super(settings, "postgres.log", settings.ephemeral() ? Signal.QUIT : Signal.INT);
        this.user = user;
        this.files = new PostgresFiles(settings.directory());
    }

    /** Starts a server; on data of an earlier one when the directory holds it. */
    public static PostgresServer start(ServerSettings settings) {
        return startAs(user(), settings);
    }

    static PostgresServer startAs(OrdinaryUser user, ServerSettings settings) {
        PostgresServer server = new PostgresServer(settings, user);
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
        PostgresServer server = new PostgresServer(settings, user());
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
        new PostgresDatabases(superuser()).create(database);
        return database;
    }

    /** Drops a database, its role and whatever is connected to it. */
    public void dropDatabase(String name) {
        new PostgresDatabases(superuser()).drop(name);
    }

    /** How to reach a database that {@link #createDatabase} has created, now or long ago. */
    public Database database(String name) {
        PostgresDatabases.requireName(name);
        return new Database("127.0.0.1", port(), name, name, files.passwordOf(name));
    }

    /** The role that may do anything, in the database that nobody uses. */
    public Database superuser() {
        return new Database("127.0.0.1", port(), "postgres", "postgres", files.superuserPassword());
    }

    /** Where its data lies. */
    public Path data() {
        return files.data();
    }

    /** What the passwords of all roles depend on; goes with the data wherever that goes. */
    public Path passwordFile() {
        return files.superuserPasswordFile();
    }

    /** Ends its following of another server: from now on it takes writes itself. */
    public void promote() {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet promoted = statement.executeQuery(PROMOTE)) {
            if (!promoted.next() || !promoted.getBoolean(1)) {
                throw new IllegalStateException(this + " is not promoted in time");
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(this + " cannot be promoted", refused);
        }
    }

    @Override
    void prepare() {
        files.removeStalePostmaster();
        if (files.isInitialized()) {
            return;
        }
        files.prepare(user);
        runFirst(program("initdb", initialization()));
        files.initialized();
    }

    @Override
    ProcessBuilder command(int candidatePort) {
        List<String> arguments = new ArrayList<>(List.of("-D", files.data().toString()));
        arguments.addAll(List.of("-p", Integer.toString(candidatePort)));
        PostgresParameters.of(settings())
                .forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return program("postgres", arguments);
    }

    @Override
    boolean isReady() {
        return files.isReady(pid());
    }

    private List<String> initialization() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-D", files.dataInTheMaking().toString(), "-U", "postgres"));
        arguments.addAll(List.of("-A", "scram-sha-256"));
        arguments.addAll(List.of("--pwfile", files.superuserPasswordFile().toString()));
        // The same order of texts on every machine.
        arguments.addAll(List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"));
        arguments.addAll(List.of("--builtin-locale=C.UTF-8", "--no-instructions"));
        if (settings().durability() == Durability.SCRATCH) {
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

    private static OrdinaryUser user() {
        return OrdinaryUser.find()
                .orElseThrow(
                        () ->
                                StartFailure.notAllowed(
                                        "PostgreSQL refuses to run as root, and none of unshare,"
                                                + " setpriv and chroot may leave root here: run as an"
                                                + " ordinary user"));
    }
}
