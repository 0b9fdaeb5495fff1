package io.huifang.scheduler.appointment.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** The texts of the page. */
class WordingTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "matters."})
    void sayTheSameThingsInBothLanguages(String kind) throws IOException {
        assertThat(texts(kind + "zh-CN")).isNotEmpty().isEqualTo(texts(kind + "en"));
    }

    @ParameterizedTest
    @EnumSource(Wording.class)
    void haveGeneralWordsForEachReasonOfTheShippedPolicy(Wording wording) {
        assertThat(DefaultPolicy.read().reasons().keySet())
                .allSatisfy(
                        reason ->
                                assertThat(wording.matter(reason))
                                        .isNotBlank()
                                        .isNotEqualTo(wording.matter("a-reason-of-our-own")));
    }

    @Test
    void haveWordsForReasonsOfTheCompanysOwn() {
        assertThat(Wording.ENGLISH.matter("a-reason-of-our-own"))
                .isEqualTo("a matter of your account");
    }

    private static Set<String> texts(String file) throws IOException {
        Properties texts = new Properties();
        texts.load(
                new InputStreamReader(
                        Wording.class.getResourceAsStream("/appointments/" + file + ".properties"),
                        StandardCharsets.UTF_8));
        return texts.stringPropertyNames();
    }
}
