package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.wallet.SupportEscalated;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** On which conditions the policy that comes with the service calls about an event. */
@Tag("R23")
class PolicyConditionsTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final Instant MONDAY = Instant.parse("2027-03-01T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 5, true",
        "2, 5, true",
        "3, 5, false",
        "5, 5, false",
        "3, 7, true",
        "4, 7, false",
        "2, 10, true",
        "6, 10, true",
        "7, 10, false",
        "1, 2, false", // nobody said what is low of two
        "2, 100, false",
        "2, 05, false",
        "few, 5, false",
        "99999999999, 5, false",
        ", 5, false",
        "2, , false",
    })
    @Tag("R14")
    void callsAboutAScoreThatIsLowOnItsScaleOnly(String score, String scale, boolean applies) {
        var rule = (TypeRule.Schedules) rule("feedback.received");
        Map<String, String> stated = new HashMap<>();
        stated.put("score", score);
        stated.put("scale", scale);

        assertThat(rule.condition().unmetBy(facts(stated)).isEmpty()).isEqualTo(applies);
    }

    @ParameterizedTest
    @CsvSource({"NEGATIVE, true", "MIXED, true", "NEUTRAL, true", "POSITIVE, false"})
    @Tag("R18")
    void doesNotCallWhoIsPleasedInPublic(String sentiment, boolean applies) {
        var rule = (TypeRule.Schedules) rule("social.mentioned");

        assertThat(rule.condition().unmetBy(facts(Map.of("sentiment", sentiment))).isEmpty())
                .isEqualTo(applies);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weibo", "wechat", "xiaohongshu", "baidu-tieba", "v2ex-forum"})
    @Tag("R45")
    void callsAboutWordsInPublicOnWhateverNetworkOrForum(String network) {
        var rule = (TypeRule.Schedules) rule("social.mentioned");

        assertThat(
                        rule.condition()
                                .unmetBy(facts(Map.of("network", network, "sentiment", "MIXED"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10000.00, CNY, true",
        "9999.99,  CNY, false",
        "200000,   JPY, true",
        "10000.00, JPY, false",
        "10000.00, XAU, false",
        ",         CNY, false",
        "10000.00, ,    false",
        "much,     CNY, false",
    })
    @Tag("R7")
    void callsAboutATransactionOnlyOverTheAmountOfItsCurrency(
            String amount, String currency, boolean applies) {
        var rule = (TypeRule.Schedules) rule("payment.completed");
        EventFacts facts =
                name ->
                        Optional.ofNullable(
                                switch (name) {
                                    case "amount" -> amount;
                                    case "currency" -> currency;
                                    default -> null;
                                });

        assertThat(rule.condition().unmetBy(facts).isEmpty()).isEqualTo(applies);
    }

    @Test
    void tellsWhyAConditionIsNotMet() {
        var oneOf = new Condition.OneOf("cause", java.util.Set.of("NETWORK", "LIMIT"));

        assertThat(oneOf.unmetBy(facts(Map.of("cause", "OTHER"))))
                .contains("cause is none of [LIMIT, NETWORK]");
        assertThat(oneOf.unmetBy(facts(Map.of("cause", "LIMIT")))).isEmpty();
        assertThat(oneOf.unmetBy(facts(Map.of()))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R17")
    @Tag("R45")
    void callsWhomNoOtherChannelCouldHelpWhicheverItWas(SupportEscalated.Channel channel) {
        var rule = (TypeRule.Schedules) rule("support.escalated");
        var facts = facts(Map.of("channel", channel.name(), "topic", "fees"));

        assertThat(POLICY.reasonOf(rule).script()).isEqualTo("handover");
        assertThat(rule.condition().unmetBy(facts)).isEmpty();
        assertThat(POLICY.dueAt(rule, MONDAY, facts)).isEqualTo(MONDAY);
    }

    private static TypeRule rule(String type) {
        return POLICY.rule("io.huifang." + type + ".v1").orElseThrow();
    }

    private static EventFacts facts(Map<String, String> facts) {
        return name -> Optional.ofNullable(facts.get(name));
    }
}
