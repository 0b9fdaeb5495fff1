package io.huifang.survey.insight;

import org.apache.kafka.streams.StreamsConfig;

import java.util.Map;
import java.util.Properties;

/** The settings of the streams application. */
public final class InsightSettings {
    /** The application's id: its consumer group, and what its inner topics begin with. */
    public static final String APPLICATION = "huifang-insight";

    /** A replica that died is replaced after it, instead of the usual 45 seconds. */
    private static final String SESSION_MS = "10000";

    /**
     * So long a transaction may take where the machine is busy with something else: what is taken
     * back for it is read from the log. One that a dead replica left stands in the way for as long.
     */
    private static final String TRANSACTION_MS = "30000";

    /** What was counted and not yet stored, for all stores of a process. */
    private static final String CACHE_BYTES = Integer.toString(8 << 20);

    private InsightSettings() {}

    /**
     * @param kafka how to reach the broker, as for every other client
     */
    public static Properties of(InsightConfig config, Map<String, Object> kafka) {
        Properties settings = new Properties();
        settings.putAll(kafka);
        // of the services' own consumers; a streams application has its own ways
        settings.remove("group.id");
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                config.stateDirectory().toAbsolutePath().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitEvery().toMillis());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStores.class);
        // by JMX nobody looks, and each walk through a store would announce itself there
        settings.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        bound(settings);
        settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), SESSION_MS);
        settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), "3000");
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), TRANSACTION_MS);
        // a replica that goes says so, and the others go on at once
        settings.put(StreamsConfig.consumerPrefix("internal.leave.group.on.close"), true);
        return settings;
    }

    /** A backlog on many partitions must fit beside the desk's own work. */
    private static void bound(Properties settings) {
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
        settings.put(StreamsConfig.consumerPrefix("max.poll.records"), 500);
        settings.put(StreamsConfig.consumerPrefix("fetch.max.bytes"), 8 << 20);
        settings.put(StreamsConfig.consumerPrefix("max.partition.fetch.bytes"), 512 << 10);
        settings.put(StreamsConfig.producerPrefix("buffer.memory"), 8 << 20);
    }
}
