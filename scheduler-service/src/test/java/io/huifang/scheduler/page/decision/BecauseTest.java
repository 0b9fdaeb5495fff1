package io.huifang.scheduler.page.decision;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import io.huifang.scheduler.page.Wordings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A history's reasons in the reader's language. */
class BecauseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attempt 2 | 第 2 次拨打",
                "attempt 1 from NO_ANSWER to REFUSED_SOFT | 第 1 次拨打：由“*”更正为“*”",
                "of 0192f0c1-6a3b-7000-8000-000000000001 | 跟进回访 0192f0c1-*",
                "rescheduled | 客户选择了其他时间",
                "on the page of appointments | 客户在预约页面上操作",
                "the clocks of America/New_York changed | America/New_York 的时钟规则有变更",
                "incident.collapsed by payments:NETWORK | *(payments:NETWORK)",
                "answer.low: The customer gave 1 of 5. | *",
                "sla.solution.breached | 未在时限内解决",
                "we-missed-you | “未能接通”",
                "NO_ANSWER | *"
            })
    void isWordedWhereverTheServiceWroteIt(String because, String words) {
        Because worded = Because.of(because, null, Wordings.chinese());

        assertThat(worded.language()).isNull();
        assertThat(worded.words()).isNotEqualTo(because);
        String pattern =
                Stream.of(words.split("[*]", -1)).map(Pattern::quote).collect(joining(".*"));
        assertThat(worded.words()).matches(pattern);
    }

    @ParameterizedTest
    @CsvSource({", en", "supervisor-1,"})
    void isMarkedAsEnglishWhereTheServiceItselfWroteIt(String who, String language) {
        Because told = Because.of("something of tomorrow", who, Wordings.chinese());

        assertThat(told.words()).isEqualTo("something of tomorrow");
        assertThat(told.language()).isEqualTo(language);
    }
}
