package io.huifang.scheduler.callback;

import io.huifang.scheduler.notice.Notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The notices that one transaction wishes for. */
final class NoticeWishes {
    private final List<NoticeWish> wishes = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();

    void add(NoticeWish wish) {
        wishes.add(wish);
    }

    /** Nothing is written to the customer, whatever was wished before. */
    void writeNothingTo(String customerId) {
        silent.add(customerId);
    }

    /** Those that are true when everything else is done. */
    List<Notice> asOf(Instant now) {
        return wishes.stream()
                .filter(it -> !silent.contains(it.customerId()))
                .filter(NoticeWish::stillTrue)
                .map(it -> it.asOf(now))
                .toList();
    }
}
