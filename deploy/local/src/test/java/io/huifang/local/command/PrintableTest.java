package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class PrintableTest {
    @Test
    void makesInertWhatATerminalWouldObey() {
        assertThat(Printable.text("\u001b[2J\r\n\u009b31m"))
                .isEqualTo("\\u{1b}[2J\\u{d}\\u{a}\\u{9b}31m");
        assertThat(Printable.text("a\u202eb\u2028c\ud800"))
                .isEqualTo("a\\u{202e}b\\u{2028}c\\u{d800}");
        assertThat(Printable.text("回访 \ud83d\ude00 é")).isEqualTo("回访 \ud83d\ude00 é");
    }

    @Test
    void showsBytesThatAreNoTextAsNumbers() {
        assertThat(Printable.bytes(new byte[] {0, -1})).isEqualTo("0x00ff");
        assertThat(Printable.bytes("a\u0007".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\\u{7}");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(Printable.cut("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2))
                .isEqualTo("\ud83d\ude00…");
        assertThat(Printable.cut("回访", 2)).isEqualTo("回访");
    }
}
