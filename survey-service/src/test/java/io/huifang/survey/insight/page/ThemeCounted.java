package io.huifang.survey.insight.page;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Tables;

import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** Themes as they would have been counted; waves, not chance. */
final class ThemeCounted {
    private static final List<String> THEMES =
            List.of("waiting", "refund", "fee", "app-error", "rude", "kind", "fraud-fear");

    private final Tables tables;

    private ThemeCounted(Tables tables) {
        this.tables = tables;
    }

    static ThemeCounted of(Database database) {
        return new ThemeCounted(Tables.of(database));
    }

    /** Many comments in both languages, on each day of them. */
    ThemeCounted waves(LocalDate first, LocalDate last) {
        LongStream.rangeClosed(0, ChronoUnit.DAYS.between(first, last))
                .forEach(
                        i -> {
                            LocalDate day = first.plusDays(i);
                            for (String language : List.of("zh", "en")) {
                                long more = language.equals("zh") ? 60 : 0;
                                count(day, language, "", 240 + more);
                                for (int t = 0; t < THEMES.size(); t++) {
                                    long wave = Math.round(20 * Math.sin(i / 2.0 + t));
                                    count(day, language, THEMES.get(t), 90 + more - 9L * t + wave);
                                }
                            }
                        });
        return this;
    }

    ThemeCounted count(LocalDate day, String language, String theme, long n) {
        tables.run(
                "INSERT INTO theme_count (day, source, language, theme, n)"
                        + " VALUES (?, 'COMMENT', ?, ?, ?)"
                        + " ON CONFLICT (day, source, language, theme) DO UPDATE SET n = excluded.n",
                Date.valueOf(day),
                language,
                theme,
                n);
        return this;
    }
}
