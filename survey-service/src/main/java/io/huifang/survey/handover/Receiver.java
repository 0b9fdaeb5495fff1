package io.huifang.survey.handover;

import io.huifang.survey.attempt.QueueName;

/** Whom an attempt is handed over to. */
sealed interface Receiver {

    /** The queue it goes to from that one. */
    QueueName from(QueueName queue);

    /** The agent with that account, who knows of it alone until the ownership ends. */
    record Agent(String account) implements Receiver {
        @Override
        public QueueName from(QueueName queue) {
            return new QueueName(queue.reason(), queue.skill(), queue.language(), account);
        }
    }

    /** Whoever has that skill. */
    record Skill(String name) implements Receiver {
        @Override
        public QueueName from(QueueName queue) {
            return new QueueName(queue.reason(), name, queue.language(), "");
        }
    }

    /** Whoever speaks that language. */
    record Language(String tag) implements Receiver {
        @Override
        public QueueName from(QueueName queue) {
            return new QueueName(queue.reason(), queue.skill(), tag, "");
        }
    }
}
