package io.huifang.local.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Words, names and amounts that the demo wallet's events are made of. */
final class DemoWords {
    private static final int HIGHEST_CENTS = 200_000;

    private static final List<String> MERCHANTS =
            List.of("groceries", "travel", "streaming", "utilities", "restaurant");
    private static final List<String> COMPLAINTS =
            List.of("fees", "app", "waiting-time", "wrong-charge", "staff");
    private static final List<String> CHANNELS = List.of("app", "chat", "email");
    private static final List<String> FEATURES =
            List.of("card-binding", "transfer", "statement", "payment-limit");
    private static final List<String> TOPICS =
            List.of("refund-progress", "card-binding", "fees", "login");
    private static final List<String> SIGNALS =
            List.of("phone-changed", "payee-added", "night-transfer", "velocity-7");
    private static final List<String> CHINESE =
            List.of("退款等了一个星期还没有到账，请尽快处理。", "同一笔订单扣了两次钱，很着急。", "打了三次客服电话都没有人接。");
    private static final List<String> ENGLISH =
            List.of(
                    "I have been waiting for a week and nobody tells me anything.",
                    "The app charged me a fee that I was never told about.",
                    "I called three times and was cut off each time.");

    private final RandomGenerator random;

    DemoWords(RandomGenerator random) {
        this.random = random;
    }

    /** A new id such as {@code pay-5f3a9c01d2e4}. */
    String id(String kind) {
        return "%s-%012x".formatted(kind, random.nextLong(1L << 48));
    }

    /** With two decimals, as all currencies of the demo have. */
    String amount() {
        int cents = 100 + random.nextInt(HIGHEST_CENTS);
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    String merchantCategory() {
        return oneOf(MERCHANTS);
    }

    String complaint() {
        return oneOf(COMPLAINTS);
    }

    String channel() {
        return oneOf(CHANNELS);
    }

    String feature() {
        return oneOf(FEATURES);
    }

    String topic() {
        return oneOf(TOPICS);
    }

    String signal() {
        return oneOf(SIGNALS);
    }

    /** A complaint in the customer's language. */
    String narrative(DemoCustomer customer) {
        return oneOf(customer.speaksChinese() ? CHINESE : ENGLISH);
    }

    <T> T oneOf(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
