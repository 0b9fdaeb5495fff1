package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/** Resets the shared broker, so that nobody else may be using it. */
@ResourceLock("the shared broker")
class BackingTestResourceTest {

    @Test
    void givesEachApplicationADatabaseOfItsOwnOnTheSameServers() throws SQLException {
        BackingTestResource first = new BackingTestResource();
        BackingTestResource second = new BackingTestResource();

        Map<String, String> one = first.start();
        Map<String, String> other = second.start();

        assertThat(one.get("quarkus.datasource.jdbc.url"))
                .startsWith("jdbc:" + one.get("quarkus.datasource.reactive.url"))
                .isNotEqualTo(other.get("quarkus.datasource.jdbc.url"));
        assertThat(one)
                .containsEntry("kafka.bootstrap.servers", other.get("kafka.bootstrap.servers"));
        connect(one);
        first.stop();
        assertThatThrownBy(() -> connect(one)).isInstanceOf(SQLException.class);
        connect(other);
        second.stop();
    }

    @Test
    void leavesKafkaOutWhereItIsNotWanted() {
        BackingTestResource resource = new BackingTestResource();
        resource.init(Map.of("kafka", "false", "database", "intake"));

        Map<String, String> configuration = resource.start();

        assertThat(configuration).doesNotContainKey("kafka.bootstrap.servers");
        assertThat(configuration.get("quarkus.datasource.username")).startsWith("intake_");
        resource.stop();
    }

    @Test
    void sharesTheServersWithEveryOtherClassLoaderOfTheJvm() throws Exception {
        long postgres = Backing.shared().postgres().pid();
        long kafka = Backing.shared().kafka().pid();

        try (URLClassLoader quarkus = anotherClassLoader()) {
            Class<?> backing = quarkus.loadClass(Backing.class.getName());
            Object shared = backing.getMethod("shared").invoke(null);

            assertThat(backing).isNotSameAs(Backing.class);
            assertThat(pidOf(backing.getMethod("postgres").invoke(shared))).isEqualTo(postgres);
            assertThat(pidOf(backing.getMethod("kafka").invoke(shared))).isEqualTo(kafka);
            Object database =
                    backing.getMethod("freshDatabase", String.class).invoke(shared, "theirs");
            assertThat(database.toString()).startsWith("theirs_");
        }
    }

    private static Object pidOf(Object server) throws ReflectiveOperationException {
        return server.getClass().getMethod("pid").invoke(server);
    }

    private static void connect(Map<String, String> configuration) throws SQLException {
        DriverManager.getConnection(
                        configuration.get("quarkus.datasource.jdbc.url"),
                        configuration.get("quarkus.datasource.username"),
                        configuration.get("quarkus.datasource.password"))
                .close();
    }

    private static URLClassLoader anotherClassLoader() {
        URL[] classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(BackingTestResourceTest::url)
                        .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String file) {
        try {
            return Path.of(file).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
