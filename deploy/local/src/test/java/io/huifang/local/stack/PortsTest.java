package io.huifang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Lifetime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

class PortsTest {
    @TempDir Path directory;

    @Test
    void putsEveryPartAtItsPlaceBesideTheBase() {
        Ports ports = new Ports(OptionalInt.of(8080));

        assertThat(ports.http(Service.INTAKE, 0)).isEqualTo(8080);
        assertThat(ports.http(Service.SCHEDULER, 0)).isEqualTo(8081);
        assertThat(ports.http(Service.SURVEY, 0)).isEqualTo(8082);
        assertThat(ports.management(Service.INTAKE, 0)).isEqualTo(9080);
        assertThat(ports.management(Service.SURVEY, 0)).isEqualTo(9082);
        assertThat(ports.postgres()).isEqualTo(10080);
        assertThat(ports.kafka(0)).isEqualTo(10081);
    }

    @Test
    void givesEveryOneWhoAsksAnotherFreePort() {
        Ports ports = new Ports(OptionalInt.empty());

        List<Integer> given =
                IntStream.range(0, 50)
                        .mapToObj(replica -> ports.http(Service.INTAKE, replica))
                        .toList();

        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void namesTheTakenPortItsHolderAndTheWayOut() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ServiceProcess intake = serviceOn(taken.getLocalPort());

            assertThatThrownBy(() -> Ports.requireFree(List.of(intake)))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining(
                            "Port %d, meant for intake, is taken by process %d (java)."
                                    .formatted(taken.getLocalPort(), ProcessHandle.current().pid()))
                    .hasMessageContaining("HUIFANG_PORT_BASE");
        }
    }

    @Test
    void refusesABaseAboveWhichNotAllPortsFit() {
        assertThatThrownBy(() -> new Ports(OptionalInt.of(65_000)))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("HUIFANG_PORT_BASE must be between 1024 and 63534");
    }

    private ServiceProcess serviceOn(int port) {
        return new ServiceProcess(
                new JavaProcess("intake", new Home(directory), Lifetime.WITH_PARENT),
                ServiceOptions.of(directory.resolve("none.jar")),
                new ServiceAddress(port, ClaimedPort.any()));
    }
}
