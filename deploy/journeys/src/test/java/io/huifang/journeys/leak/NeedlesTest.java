package io.huifang.journeys.leak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A search that finds nothing proves nothing unless it would have found something. */
class NeedlesTest {
    private static final String NAME = "欧阳晓晨";
    private static final Needles NEEDLES = new Needles(Map.of("name", NAME));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "GB18030"})
    void findsTheTextInAnyUsualEncoding(String charset) {
        byte[] text = ("...." + NAME + "....").getBytes(Charset.forName(charset));

        assertThat(NEEDLES.in(text)).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void findsTheTextInBase64WhateverStandsBeforeIt(String before) {
        byte[] text = (before + NAME + "xyz").getBytes(StandardCharsets.UTF_8);

        assertThat(NEEDLES.in(Base64.getEncoder().encode(text))).containsExactly("name");
        assertThat(NEEDLES.in(Base64.getUrlEncoder().encode(text))).containsExactly("name");
    }

    @Test
    void findsTheTextInHexadecimalDigitsAndEscapes() {
        byte[] utf8 = NAME.getBytes(StandardCharsets.UTF_8);

        assertThat(NEEDLES.in(bytes("\\x00" + HexFormat.of().formatHex(utf8)))).hasSize(1);
        assertThat(NEEDLES.in(bytes("%E6%AC%A7%E9%98%B3%E6%99%93%E6%99%A8"))).hasSize(1);
        assertThat(NEEDLES.in(bytes("\"\\u6b27\\u9633\\u6653\\u6668\""))).hasSize(1);
    }

    @Test
    void findsNothingInOtherTexts() {
        assertThat(NEEDLES.in(bytes("欧阳晓明, a name like others"))).isEmpty();
        assertThat(NEEDLES.in(new byte[0])).isEmpty();
    }

    @Test
    void findsTheTextAcrossTheBordersOfWindows(@TempDir Path directory) throws IOException {
        byte[] file = new byte[(1 << 20) + 6];
        byte[] utf8 = NAME.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, file, file.length - utf8.length, utf8.length);
        Files.write(directory.resolve("large.log"), file);
        Files.writeString(directory.resolve("other.log"), "nothing");

        LeakScan scan = new LeakScan(NEEDLES).files(directory);

        assertThat(scan.leaks()).hasSize(1);
        assertThat(scan.texts()).isEqualTo(2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
