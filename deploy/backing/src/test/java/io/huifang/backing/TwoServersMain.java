package io.huifang.backing;

import java.nio.file.Path;

/** What a build does, in a JVM that a test can kill. The argument: the detached server's home. */
final class TwoServersMain {
    private TwoServersMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var postgres = PostgresServer.start(ServerSettings.temporary());
        var kafka = KafkaBroker.start(ServerSettings.temporary());
        var detached =
                PostgresServer.start(
                        ServerSettings.in(Path.of(arguments[0])).withLifetime(Lifetime.DETACHED));
        System.out.println(postgres.pid() + " " + postgres.logFile().getParent());
        System.out.println(kafka.pid() + " " + kafka.logFile().getParent());
        System.out.println(detached.pid() + " " + detached.logFile().getParent());
        Thread.currentThread().join();
    }
}
