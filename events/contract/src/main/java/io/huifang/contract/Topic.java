package io.huifang.contract;

import java.util.Map;

/**
 * Every topic of the event log. Records are CloudEvents in binary content mode, their key is the
 * customer's id (in analytics topics: the customer's pseudonym), so that one customer's facts stay
 * in order.
 */
public enum Topic {
    /** Every accepted wallet or customer event, without personal data. Intake → scheduler. */
    WALLET_EVENTS("wallet-events", 12, 30),
    /**
     * One explained decision per event; tasks opened without one, and promises settled. Scheduler →
     * anyone.
     */
    CALLBACK_DECISIONS("callback-decisions", 12, 30),
    /**
     * Dispatched, withdrawn, escalated and closed, and whether a customer may be asked in surveys:
     * one topic, because their order matters. Scheduler → survey.
     */
    CALLBACK_TASKS("callback-tasks", 12, 30),
    /** How attempts ended. Survey → scheduler. */
    CALLBACK_ATTEMPTS("callback-attempts", 12, 30),
    /** Invitations to questionnaires; scores and choices of answered ones. Survey → scheduler. */
    SURVEY_RESPONSES("survey-responses", 12, 30),
    /** SMS, e-mail and in-app notices to send. Scheduler → the company's sender, survey. */
    CUSTOMER_NOTICES("customer-notices", 12, 7),
    /** Requests to the wallet, such as freezing funds. Survey → wallet backend. */
    WALLET_COMMANDS("wallet-commands", 12, 30),
    /** Customers whose personal data was destroyed. Intake → all. */
    CUSTOMER_ERASURES("customer-erasures", 12, 365),
    /** One flat row per concluded attempt, pseudonymous. Survey → analytics. */
    ANALYTICS_ATTEMPTS("analytics-attempts", 12, 90),
    /** One flat row per response and per review, pseudonymous, no free text. Survey → analytics. */
    ANALYTICS_RESPONSES("analytics-responses", 12, 90),
    /**
     * One flat row per decision, and those of callback tasks and promises, pseudonymous. Survey →
     * analytics.
     */
    ANALYTICS_DECISIONS("analytics-decisions", 12, 90),
    /** Windowed indicators, of each the latest revision. Survey → analytics. */
    ANALYTICS_KPIS("analytics-kpis", 12, 90),
    /** Records of {@link #WALLET_EVENTS} that nobody could read; each needs a person. */
    WALLET_EVENTS_DLQ("wallet-events-dlq", 3, 90),
    /** Records of {@link #CALLBACK_DECISIONS} that nobody could read. */
    CALLBACK_DECISIONS_DLQ("callback-decisions-dlq", 3, 90),
    /** Records of {@link #CALLBACK_TASKS} that nobody could read. */
    CALLBACK_TASKS_DLQ("callback-tasks-dlq", 3, 90),
    /** Records of {@link #CALLBACK_ATTEMPTS} that nobody could read. */
    CALLBACK_ATTEMPTS_DLQ("callback-attempts-dlq", 3, 90),
    /** Records of {@link #SURVEY_RESPONSES} that nobody could read. */
    SURVEY_RESPONSES_DLQ("survey-responses-dlq", 3, 90),
    /** Records of {@link #CUSTOMER_NOTICES} that nobody here could read; no older than links. */
    CUSTOMER_NOTICES_DLQ("customer-notices-dlq", 3, 14),
    /** Records of {@link #CUSTOMER_ERASURES} that nobody could read. */
    CUSTOMER_ERASURES_DLQ("customer-erasures-dlq", 3, 90),
    /** Records of {@link #ANALYTICS_KPIS} that nobody could read. */
    ANALYTICS_KPIS_DLQ("analytics-kpis-dlq", 3, 90),
    /** Records of {@link #ANALYTICS_ATTEMPTS} that nobody could read. */
    ANALYTICS_ATTEMPTS_DLQ("analytics-attempts-dlq", 3, 90),
    /** Records of {@link #ANALYTICS_RESPONSES} that nobody could read. */
    ANALYTICS_RESPONSES_DLQ("analytics-responses-dlq", 3, 90),
    /**
     * Which dead letters people put back on their topic, when and where: the memory of the
     * dead-letter tool. One partition, because the order of its records decides who may redrive a
     * letter; kept longer than the letters.
     */
    DEAD_LETTERS_REDRIVEN("dead-letters-redriven", 1, 365);

    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    private final String topicName;
    private final int partitions;
    private final int retentionDays;

    Topic(String topicName, int partitions, int retentionDays) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retentionDays = retentionDays;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /**
     * Partitions at creation. Never lowered; raising it moves keys, so only with the topic drained.
     */
    public int partitions() {
        return partitions;
    }

    /** The broker's settings for the topic, as a map of Kafka topic properties. */
    public Map<String, String> configuration() {
        return Map.of(
                "cleanup.policy", this == ANALYTICS_KPIS ? "compact" : "delete",
                "retention.ms", Long.toString(retentionDays * DAY_MS),
                "max.message.bytes", Integer.toString(1024 * 1024),
                "message.timestamp.type", timestampType());
    }

    /** Marks of several people's machines are compared by one clock, the broker's. */
    private String timestampType() {
        return this == DEAD_LETTERS_REDRIVEN ? "LogAppendTime" : "CreateTime";
    }
}
