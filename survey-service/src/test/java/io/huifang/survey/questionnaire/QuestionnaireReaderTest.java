package io.huifang.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.exchange.Violation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

@Tag("R82")
@Tag("R88")
class QuestionnaireReaderTest {
    private static final String WORDS = "{'zh-CN':'问','en':'ask'}";
    private static final String CODES =
            "'options':[{'code':'a','say':%1$s},{'code':'b','say':%1$s}]".formatted(WORDS);

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String question(String members) {
        return "{'ask':" + WORDS + "," + members + "}";
    }

    private static String document(String... questions) {
        return json("{'title':" + WORDS + ",'questions':[" + String.join(",", questions) + "]}");
    }

    private static List<String> faults(String document) {
        try {
            return Questionnaire.faults(new ObjectMapper().readTree(document)).stream()
                    .map(Violation::pointer)
                    .toList();
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static final String RATING = question("'id':'nps','kind':'scale','from':0,'to':10");

    private static Questionnaire branching() {
        return Questionnaire.read(
                "q",
                1,
                Instant.EPOCH,
                document(
                        RATING,
                        question(
                                "'id':'why','kind':'several',%s,'showIf':{'question':'nps','atMost':6}"
                                        .formatted(CODES)),
                        question(
                                "'id':'tell','kind':'free-text','longest':9,"
                                        + "'showIf':{'question':'why','is':'b'}")));
    }

    @Test
    void readsEveryKindOfQuestion() {
        String document =
                document(
                        RATING,
                        question("'id':'solved','kind':'yes-no'"),
                        question("'id':'one','kind':'choice'," + CODES),
                        question("'id':'some','kind':'several'," + CODES),
                        question("'id':'words','kind':'free-text','longest':100"));

        assertThat(faults(document)).isEmpty();
        assertThat(Questionnaire.read("q", 1, Instant.EPOCH, document).questions()).hasSize(5);
    }

    @Test
    void takesSeveralChoicesOnceEach() {
        Question some = branching().question("why").orElseThrow();

        assertThat(some.accepts(List.of("a", "b"))).isTrue();
        assertThat(some.accepts(List.of("a", "a"))).isFalse();
        assertThat(some.accepts(List.of("c"))).isFalse();
        assertThat(some.accepts(List.of())).isFalse();
        assertThat(some.accepts("a")).isFalse();
    }

    @Test
    void asksFurtherOnlyWhenTheEarlierAnswerSaysSo() {
        Questionnaire asked = branching();

        assertThat(asked.asks("nps", Map.of())).isTrue();
        assertThat(asked.asks("why", Map.of("nps", 6))).isTrue();
        assertThat(asked.asks("why", Map.of("nps", 7))).isFalse();
        assertThat(asked.asks("why", Map.of())).isFalse();
        assertThat(asked.asks("tell", Map.of("nps", 3, "why", List.of("a", "b")))).isTrue();
        // an answer that is itself out of place opens nothing
        assertThat(asked.asks("tell", Map.of("nps", 9, "why", List.of("b")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'id':'x','kind':'star'                         | /questions/1/kind",
                "'id':'X y','kind':'yes-no'                     | /questions/1/id",
                "'id':'nps','kind':'yes-no'                     | /questions/1/id",
                "'id':'x','kind':'scale','from':5,'to':5        | /questions/1/to",
                "'id':'x','kind':'scale','from':'1','to':5      | /questions/1/from",
                "'id':'x','kind':'choice'                       | /questions/1/options",
                "'id':'x','kind':'free-text','longest':99999    | /questions/1/longest",
                "'id':'x','kind':'yes-no','colour':'red'        | /questions/1",
                "'id':'x','kind':'yes-no','showIf':{}           | /questions/1/showIf",
                "'id':'x','kind':'yes-no','showIf':{'question':'x','is':true} | /questions/1/showIf",
                "'id':'x','kind':'yes-no','showIf':{'question':'nps','is':'9'} | /questions/1/showIf",
                "'id':'x','kind':'yes-no','showIf':{'question':'nps','atMost':11} | /questions/1/showIf"
            })
    void saysWhereItIsWrong(String members, String pointer) {
        assertThat(faults(document(RATING, question(members)))).containsExactly(pointer);
    }

    @Test
    void needsEveryTextInEveryLanguage() {
        String document =
                json(
                        "{'title':{'zh-CN':'题'},'questions':[{'id':'q','kind':'yes-no',"
                                + "'ask':{'zh-CN':' ','en':'a\\u0000'}}]}");

        assertThat(faults(document))
                .containsExactlyInAnyOrder(
                        "/title/en", "/questions/0/ask/zh-CN", "/questions/0/ask/en");
        assertThat(faults("{}")).containsExactlyInAnyOrder("/title", "/questions");
    }
}
