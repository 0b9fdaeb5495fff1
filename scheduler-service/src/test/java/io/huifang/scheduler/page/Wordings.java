package io.huifang.scheduler.page;

import io.huifang.pages.wording.Language;

import java.time.ZoneId;

/** The texts of the pages for tests of their parts. */
public final class Wordings {
    private Wordings() {}

    public static Wording chinese() {
        return new Wording(Language.CHINESE, ZoneId.of("Asia/Shanghai"));
    }
}
