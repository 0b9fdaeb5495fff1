package io.huifang.benchmarks.measure;

import io.huifang.backing.process.Child;
import io.huifang.backing.process.FreePort;
import io.huifang.backing.process.Signal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program we measure ours against, in a process of its own that listens on a free port. */
public final class Peer implements AutoCloseable {
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);

    private final Child process;
    private final InetSocketAddress address;

    private Peer(Child process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a main class of this module; its first argument is the port to listen on. */
    public static Peer main(Class<?> main, Path log, String... arguments) {
        int port = FreePort.any();
        List<String> command =
                java(
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        Integer.toString(port));
        command.addAll(List.of(arguments));
        return start(command, port, log);
    }

    /** Starts a Quarkus application; {@code properties} are passed as {@code -D}. */
    public static Peer quarkus(Path jar, Path log, List<String> properties) {
        int port = FreePort.any();
        List<String> command = java("-Dquarkus.http.port=" + port);
        properties.forEach(property -> command.add("-D" + property));
        command.addAll(List.of("-jar", jar.toString()));
        return start(command, port, log);
    }

    public InetSocketAddress address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.kill();
        process.dismiss();
    }

    // the same heap and collector as the services get
    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:NewRatio=1", "-XX:SurvivorRatio=3"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Peer start(List<String> command, int port, Path log) {
        Child process = Child.startGuarded(new ProcessBuilder(command), log, Signal.TERM, null);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        Peer peer = new Peer(process, address);
        peer.awaitListening(log);
        return peer;
    }

    private void awaitListening(Path log) {
        long deadline = System.nanoTime() + START_LIMIT_NANOS;
        while (!listens(address)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(
                        "peer does not listen on " + address + ", see " + log);
            }
            process.awaitExit(BETWEEN_PROBES);
        }
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket probe = new Socket()) {
            probe.connect(address, 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
