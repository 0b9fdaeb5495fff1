package io.huifang.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program we measure ours against, in a process of its own that listens on a free port. */
public final class Peer implements AutoCloseable {
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final InetSocketAddress address;

    private Peer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a main class of this module; its first argument is the port to listen on. */
    public static Peer main(Class<?> main, Path log, String... arguments) {
        int port = freePort();
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
        int port = freePort();
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
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    // the same heap and collector as the services get
    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Peer start(List<String> command, int port, Path log) {
        try {
            File file = log.toFile();
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(file)
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
            awaitListening(process, address, log);
            return new Peer(process, address);
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot start " + command, refused);
        }
    }

    private static void awaitListening(Process process, InetSocketAddress address, Path log) {
        long deadline = System.nanoTime() + START_LIMIT_NANOS;
        while (!listens(address)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "peer does not listen on " + address + ", see " + log);
            }
            pause(process);
        }
    }

    private static void pause(Process process) {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a peer was starting", stopped);
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
