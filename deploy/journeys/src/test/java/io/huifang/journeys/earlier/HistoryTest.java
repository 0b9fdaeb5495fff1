package io.huifang.journeys.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.process.Commands;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which commits can run beside what is checked out: those whose migrations are still there. */
@Tag("P24")
class HistoryTest {
    private static final String FIRST = "V001__first.sql";

    @TempDir Path checkout;

    private History history;

    @BeforeEach
    void start() throws IOException {
        history = new History(checkout);
        git("init", "--quiet", "--initial-branch=main");
        commit(FIRST, "CREATE TABLE one ();");
    }

    @Test
    void takesACommitSinceWhichMigrationsWereOnlyAdded() throws IOException {
        String before = head();
        commit("V002__second.sql", "CREATE TABLE two ();");

        assertThat(history.neighbour(before)).isEqualTo(before);
    }

    @Test
    void refusesACommitWithAMigrationThatWasEditedSinceAndNamesIt() throws IOException {
        String before = head();
        commit(FIRST, "CREATE TABLE one (id uuid);");

        assertThatThrownBy(() -> history.neighbour(before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("edited or removed since")
                .hasMessageContaining(FIRST);
    }

    @Test
    void refusesACommitWithAMigrationThatIsEditedAndNotCommitted() throws IOException {
        String before = head();
        write(FIRST, "CREATE TABLE one (id uuid);");

        assertThatThrownBy(() -> history.neighbour(before)).hasMessageContaining(FIRST);
    }

    @Test
    void refusesACommitWithAMigrationThatIsGone() throws IOException {
        String before = head();
        Files.delete(migration(FIRST));
        commit("V002__second.sql", "CREATE TABLE two ();");

        assertThatThrownBy(() -> history.neighbour(before)).hasMessageContaining(FIRST);
    }

    @Test
    void refusesWhatIsNoCommit() {
        assertThatThrownBy(() -> history.neighbour("nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no commit nowhere");
    }

    @Test
    void goesBackToTheLatestEditBeforeTheFirstRelease() throws IOException {
        commit(FIRST, "CREATE TABLE one (id uuid);");
        String edited = head();
        commit("V002__second.sql", "CREATE TABLE two ();");
        commit("V003__third.sql", "CREATE TABLE three ();");

        assertThat(history.neighbour()).contains(edited);
    }

    @Test
    void takesTheLatestReleaseOnceThereIsOne() throws IOException {
        commit("V002__second.sql", "CREATE TABLE two ();");
        git("tag", "v1.9.0");
        commit("V003__third.sql", "CREATE TABLE three ();");
        git("tag", "v1.10.0");
        String release = head();
        commit("V004__fourth.sql", "CREATE TABLE four ();");

        assertThat(history.neighbour()).contains(release);
    }

    @Test
    void findsNoneRightAfterAnEdit() throws IOException {
        commit(FIRST, "CREATE TABLE one (id uuid);");

        assertThat(history.neighbour()).isEmpty();
    }

    private void commit(String migration, String text) throws IOException {
        write(migration, text);
        git("add", "--all");
        git(
                "-c",
                "user.name=Somebody",
                "-c",
                "user.email=somebody@example.com",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "--quiet",
                "--message=Change " + migration);
    }

    private void write(String migration, String text) throws IOException {
        Files.createDirectories(migration(migration).getParent());
        Files.writeString(migration(migration), text);
    }

    private Path migration(String name) {
        return checkout.resolve("some-service/src/main/resources/db/migration").resolve(name);
    }

    private String head() {
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
        command.addAll(List.of(arguments));
        Commands.Result result = Commands.run(command.toArray(String[]::new));
        assertThat(result.succeeded()).as(result.output()).isTrue();
        return result.output();
    }
}
