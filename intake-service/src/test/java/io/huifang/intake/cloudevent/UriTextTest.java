package io.huifang.intake.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/cloudevents",
                "mailto:cncf-wg-serverless@lists.cncf.io",
                "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
                "http://user@[2001:db8::1]:8080/a;b=c/d?e=f&g#h/i?j",
                "a:b:c",
                "x+y-z.1:",
            })
    void knowsAUri(String text) {
        assertThat(UriText.isUri(text)).isTrue();
        assertThat(UriText.isReference(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cloudevents/spec/pull/123",
                "/sensors/tn-1234567/alerts",
                "1-555-123-4567",
                "//example.org/a",
                "//[::1]/a",
                "./a:b",
                "a/b:c",
                "a%20b%C3%A9",
                "?a",
                "#a",
                "a?b?c",
                "'()*!$&+,;=@~_",
            })
    void knowsAReferenceThatIsNoUri(String text) {
        assertThat(UriText.isReference(text)).isTrue();
        assertThat(UriText.isUri(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\tb",
                "caf\u00e9",
                "\u56de\u8bbf",
                "%",
                "%2",
                "%zz",
                "%\uff11\uff11",
                "a#b#c",
                "1:2",
                ":a",
                "a_b:c",
                "/a[0]",
                "http://a/[::1]",
                "<a>",
                "a\"b",
                "a\\b",
                "a^b",
                "a`b",
                "{a}",
                "a|b",
                "a\u007f",
            })
    void knowsWhatIsNeither(String text) {
        assertThat(UriText.isReference(text)).isFalse();
        assertThat(UriText.isUri(text)).isFalse();
    }
}
