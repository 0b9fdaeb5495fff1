package io.huifang.scheduler.policy.stored;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class warns of while somebody listens. */
final class LogLines extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    static LogLines of(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName());
        LogLines lines = new LogLines(logger);
        logger.addHandler(lines);
        return lines;
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() == Level.WARNING.intValue()) {
            Object[] parameters = record.getParameters();
            String text = record.getMessage();
            warnings.add(parameters == null ? text : text.formatted(parameters));
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
