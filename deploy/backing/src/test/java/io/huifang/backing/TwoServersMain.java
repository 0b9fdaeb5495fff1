package io.huifang.backing;

import java.nio.file.Path;

/** What a build does, in a JVM that a test can kill. The argument: the detached server's home. */
final class TwoServersMain {
    private TwoServersMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServerSettings temporary = ServerSettings.temporary();
        System.out.println(temporary.directory());
        var postgres = PostgresServer.start(temporary);
        var kafka = KafkaBroker.start(ServerSettings.temporary());
        var detached =
                PostgresServer.start(
                        ServerSettings.in(Path.of(arguments[0])).withLifetime(Lifetime.DETACHED));
        describe(postgres);
        describe(kafka);
        describe(detached);
        Thread.currentThread().join();
    }

    private static void describe(LocalServer server) {
        System.out.println(server.pid() + " " + server.logFile().getParent());
    }
}
