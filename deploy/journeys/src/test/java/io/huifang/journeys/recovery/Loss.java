package io.huifang.journeys.recovery;

import io.huifang.backing.PostgresServer;
import io.huifang.journeys.stack.Address;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The end of a database's machine. */
final class Loss {
    private static final int PATIENCE_SECONDS = 30;

    private Loss() {}

    /**
     * Kills every process of the server at once, and cuts every connection. Returns when none is
     * left that could still write.
     */
    static void of(PostgresServer server, Address address) {
        List<ProcessHandle> all =
                ProcessHandle.of(server.pid()).orElseThrow().descendants().toList();
        server.kill();
        all.forEach(ProcessHandle::destroyForcibly);
        address.cut();
        all.forEach(
                process -> process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }
}
