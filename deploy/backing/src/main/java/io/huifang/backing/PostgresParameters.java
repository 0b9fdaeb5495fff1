package io.huifang.backing;

import java.util.Map;
import java.util.TreeMap;

/** The parameters a server is started with. */
final class PostgresParameters {
    private static final Map<String, String> ALWAYS =
            Map.ofEntries(
                    Map.entry("listen_addresses", "127.0.0.1"),
                    // Socket paths have a length limit that temporary directories exceed.
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("max_connections", "200"),
                    // Not UTC, not even whole hours: whoever leans on the session's zone fails.
                    Map.entry("timezone", "America/St_Johns"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("lc_messages", "C"),
                    // Statements and the values in details may hold personal data.
                    Map.entry("log_min_error_statement", "panic"),
                    Map.entry("log_error_verbosity", "terse"),
                    Map.entry("log_line_prefix", "%m [%p] %d "),
                    // Nothing outside the directory that a killed server would leave behind.
                    Map.entry("dynamic_shared_memory_type", "mmap"),
                    Map.entry("autovacuum", "on"));

    private static final Map<String, String> SCRATCH =
            Map.of(
                    "fsync", "off",
                    "full_page_writes", "off",
                    "shared_buffers", "64MB",
                    "checkpoint_timeout", "30min");

    private static final Map<String, String> DURABLE =
            Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "shared_buffers", "256MB",
                    "max_wal_size", "2GB");

    private PostgresParameters() {}

    static Map<String, String> of(ServerSettings settings) {
        Map<String, String> parameters = new TreeMap<>(ALWAYS);
        parameters.putAll(settings.durability() == Durability.DURABLE ? DURABLE : SCRATCH);
        parameters.putAll(settings.options());
        return parameters;
    }
}
