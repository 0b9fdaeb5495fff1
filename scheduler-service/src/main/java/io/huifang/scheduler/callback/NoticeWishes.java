package io.huifang.scheduler.callback;

import io.huifang.scheduler.notice.Notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The notices that one transaction wishes for. */
final class NoticeWishes {
    private final List<NoticeWish> wishes = new ArrayList<>();

    void add(NoticeWish wish) {
        wishes.add(wish);
    }

    /** Those that are true when everything else is done. */
    List<Notice> asOf(Instant now) {
        return wishes.stream().filter(NoticeWish::stillTrue).map(it -> it.asOf(now)).toList();
    }
}
