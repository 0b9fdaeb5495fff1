package io.huifang.survey.handover;

import io.huifang.survey.attempt.QueueName;

/** Whom an attempt is handed over to. */
sealed interface Receiver {

    /** The queue it goes to from that one. */
    QueueName from(QueueName queue);

    /** As the audit says it, such as {@code skill:refunds:3}. */
    String code();

    /** The agent with that account, who knows of it alone until the ownership ends. */
    record Agent(String account) implements Receiver {
        @Override
        public QueueName from(QueueName queue) {
            return new QueueName(queue.reason(), queue.skill(), queue.language(), account);
        }

        @Override
        public String code() {
            return "agent:" + account;
        }
    }

    /** Whoever has that skill. */
    record Skill(String name) implements Receiver {
        @Override
        public QueueName from(QueueName queue) {
            return new QueueName(queue.reason(), name, queue.language(), "");
        }

        @Override
        public String code() {
            return "skill:" + name;
        }
    }

    /** Whoever speaks that language. */
    record Language(String tag) implements Receiver {
        @Override
        public QueueName from(QueueName queue) {
            return new QueueName(queue.reason(), queue.skill(), tag, "");
        }

        @Override
        public String code() {
            return "language:" + tag;
        }
    }
}
