package io.huifang.scheduler.page.decision;

import io.huifang.scheduler.callback.CallbackView;
import io.huifang.scheduler.page.Wording;

import java.util.List;

/**
 * Something that became of a callback.
 *
 * @param at when
 * @param what in plain words
 * @param because rule, disposition, outcome, or what a person stated; its words may be empty
 * @param who account of the person; empty for the service itself
 */
public record HistoryLine(String at, String what, Because because, String who) {
    static List<HistoryLine> of(CallbackView callback, Wording wording) {
        return callback.history().stream()
                .map(
                        it ->
                                new HistoryLine(
                                        wording.at(it.at()),
                                        wording.name("history", it.what()),
                                        Because.of(it.because(), it.who(), wording),
                                        it.who() == null ? "" : it.who()))
                .toList();
    }
}
