package io.huifang.survey.phrase;

import java.util.List;

/**
 * The words of one lease, the same number in each language. The agent says the first one, by which
 * the customer knows us; the customer says the last one, by which we know him.
 *
 * @param zh two Chinese words
 * @param en two English words
 */
public record Phrase(List<String> zh, List<String> en) {
    public Phrase {
        zh = List.copyOf(zh);
        en = List.copyOf(en);
    }

    /** Without them, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "Phrase[…]";
    }
}
