package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.load.FinalAnswer;

import org.HdrHistogram.Histogram;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What intake said to each request of one phase. Written by one thread, then read. */
final class Ledger implements Consumer<FinalAnswer> {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY = 429;
    private static final int AWAY = 503;

    /** The one refusal after which an event may still be on the log. */
    private static final String NOT_ACKNOWLEDGED = "log-unavailable";

    private final Numbers numbers;
    private final Word[] words;
    private final SortedMap<String, Long> byAnswer = new TreeMap<>();
    private final Histogram fromPlanned = new Histogram(3);
    private final Histogram fromSent = new Histogram(3);
    private long outOfTurn;

    /** What can be concluded from an answer. */
    enum Word {
        /** It is on the log, once. */
        ACCEPTED,
        /** It is not on the log. */
        REFUSED,
        /** Nobody can tell; also where no answer came. */
        UNCLEAR,
        /** No connection was free to send it. */
        NEVER_SENT
    }

    Ledger(Numbers numbers) {
        this.numbers = numbers;
        this.words = new Word[numbers.count()];
    }

    @Override
    public void accept(FinalAnswer answer) {
        words[numbers.index(answer.number())] = word(answer);
        if (!answer.isSent()) {
            return;
        }
        byAnswer.merge(name(answer), 1L, Long::sum);
        boolean polite = answer.status() == TOO_MANY || answer.status() == AWAY;
        if (answer.status() == ACCEPTED) {
            fromPlanned.recordValue(answer.plannedMicros());
            fromSent.recordValue(answer.sentMicros());
        } else if (!polite || !answer.retryAfter()) {
            outOfTurn++;
        }
    }

    Numbers numbers() {
        return numbers;
    }

    Word word(int index) {
        return words[index] == null ? Word.UNCLEAR : words[index];
    }

    long count(Word word) {
        long count = 0;
        for (int index = 0; index < words.length; index++) {
            count += word(index) == word ? 1 : 0;
        }
        return count;
    }

    /** How often each answer came, by status and problem code. */
    Map<String, Long> byAnswer() {
        return Collections.unmodifiableSortedMap(byAnswer);
    }

    /** Answers that overload does not allow: neither 202, nor 429 or 503 with a Retry-After. */
    long outOfTurn() {
        return outOfTurn;
    }

    /** Requests that were sent. */
    long sent() {
        return words.length - count(Word.NEVER_SENT);
    }

    /** Requests that were sent and got no answer. */
    long unanswered() {
        return sent() - byAnswer.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Milliseconds that accepted requests took from their planned instants; not a number when none
     * was accepted.
     */
    double plannedMillis(double percentile) {
        return millis(fromPlanned, percentile);
    }

    /** The same from being sent. */
    double sentMillis(double percentile) {
        return millis(fromSent, percentile);
    }

    private static double millis(Histogram times, double percentile) {
        return times.getTotalCount() == 0
                ? Double.NaN
                : times.getValueAtPercentile(percentile) / 1000.0;
    }

    private static Word word(FinalAnswer answer) {
        if (!answer.isSent()) {
            return Word.NEVER_SENT;
        }
        int status = answer.status();
        boolean surelyNot =
                status / 100 == 4 || status == AWAY && !answer.body().contains(NOT_ACKNOWLEDGED);
        return status == ACCEPTED ? Word.ACCEPTED : surelyNot ? Word.REFUSED : Word.UNCLEAR;
    }

    private static String name(FinalAnswer answer) {
        if (answer.status() == ACCEPTED) {
            return "202";
        }
        Matcher code = CODE.matcher(answer.body());
        return answer.status() + (code.find() ? " " + code.group(1) : "");
    }
}
