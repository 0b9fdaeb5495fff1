package io.huifang.backing;

import static io.huifang.backing.Sql.execute;
import static io.huifang.backing.Sql.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.StartFailure.Reason;
import io.huifang.backing.process.OrdinaryUser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

class PostgresServerTest {

    @Test
    void keepsDataPortAndPasswordsOverAStopAndOverAKill(@TempDir Path directory)
            throws SQLException {
        try (PostgresServer server = PostgresServer.start(ServerSettings.in(directory))) {
            Database database = server.createDatabase("orders");
            execute(database, "CREATE TABLE kept AS SELECT 1 AS id");

            server.stop();
            server.start();
            execute(database, "INSERT INTO kept VALUES (2)");
            server.kill();
            server.start();

            assertThat(number(database, "SELECT sum(id) FROM kept")).isEqualTo(3);
            assertThat(server.createDatabase("orders")).isEqualTo(database);
        }
    }

    @Test
    void startsWhereAKilledServersProcessIdNowBelongsToSomebodyElse(@TempDir Path directory)
            throws Exception {
        Process somebodyElse = new ProcessBuilder("sleep", "60").start();
        try (PostgresServer server = PostgresServer.start(ServerSettings.in(directory))) {
            server.kill();
            Path pidFile = directory.resolve("data/postmaster.pid");
            String left = Files.readString(pidFile);
            Files.writeString(pidFile, left.replaceFirst("\\d+", "" + somebodyElse.pid()));

            server.start();

            assertThat(server.isAlive()).isTrue();
            assertThat(somebodyElse.isAlive()).isTrue();
        } finally {
            somebodyElse.destroyForcibly();
        }
    }

    @Test
    void takesItsProcessAndItsTemporaryDirectoryAwayWhenClosed() {
        PostgresServer server = PostgresServer.start(ServerSettings.temporary());
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        Path directory = server.logFile().getParent();

        server.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(directory).doesNotExist();
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            ServerSettings settings = ServerSettings.temporary().withPort(taken.getLocalPort());

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> PostgresServer.start(settings))
                    .withMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .extracting(StartFailure::reason)
                    .isEqualTo(Reason.PORT_TAKEN);
            assertThat(settings.directory()).doesNotExist();
        }
    }

    @Test
    void tellsTheLastWordsOfAServerThatDies() {
        ServerSettings settings = ServerSettings.temporary().withOption("shared_buffers", "much");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> PostgresServer.start(settings))
                .withMessageContaining("invalid value for parameter \"shared_buffers\"")
                .extracting(StartFailure::reason)
                .isEqualTo(Reason.DIED);
    }

    @Test
    void letsNoRoleIntoTheDatabaseOfAnother() throws SQLException {
        Database mine = Backing.shared().freshDatabase("mine");
        Database yours = Backing.shared().freshDatabase("yours");
        Database intruder =
                new Database(
                        yours.host(), yours.port(), yours.name(), mine.user(), mine.password());

        assertThat(number(mine, "SELECT 1")).isEqualTo(1);
        assertThatThrownBy(intruder::connect)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void createsOnlyDatabasesWithPlainNames() {
        PostgresServer server = Backing.shared().postgres();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.createDatabase("x; DROP DATABASE postgres"));
    }

    @ParameterizedTest
    @MethodSource("usersOtherThanRoot")
    void runsAsWhateverUserTheMachineAllows(OrdinaryUser user) throws SQLException {
        try (PostgresServer server = PostgresServer.startAs(user, ServerSettings.temporary())) {
            assertThat(number(server.createDatabase("someones"), "SELECT 1")).isEqualTo(1);
        }
    }

    static Stream<OrdinaryUser> usersOtherThanRoot() {
        Stream<OrdinaryUser> ways = OrdinaryUser.waysOutOfRoot();
        return Stream.concat(OrdinaryUser.find().stream(), ways).distinct();
    }
}
