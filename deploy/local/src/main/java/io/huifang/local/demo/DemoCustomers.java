package io.huifang.local.demo;

import io.huifang.contract.wallet.Contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All customers of the demo wallet: somewhere on earth some of them are awake at any hour. */
final class DemoCustomers {
    /** Many: each may be called a few times a week only. */
    private static final int BRITISH_NUMBERS = 1_000;

    private static final int OF_EACH_AREA = 100;

    private static final List<String> ZONES =
            List.of(
                    "America/Los_Angeles",
                    "America/New_York",
                    "Europe/London",
                    "Asia/Shanghai",
                    "Australia/Sydney");

    private static final List<String> EASTERN_AREAS = List.of("212", "646", "718");
    private static final List<String> WESTERN_AREAS = List.of("213", "310", "323");

    private static final List<String> ENGLISH_NAMES =
            List.of("Ada Example", "Ben Sample", "Cleo Nobody", "Dan Placeholder", "Eve Fiction");
    private static final List<String> CHINESE_NAMES = List.of("王小明", "李小红", "张三", "李四", "赵大");

    /** Australian mobile numbers for use in fiction; there is no whole range of them. */
    private static final List<String> AUSTRALIAN =
            List.of(
                    "+61491570006",
                    "+61491570156",
                    "+61491570157",
                    "+61491570158",
                    "+61491570159",
                    "+61491570110",
                    "+61491570313",
                    "+61491570737",
                    "+61491571266",
                    "+61491571491");

    private final List<DemoCustomer> customers = new ArrayList<>();

    DemoCustomers() {
        for (int number = 0; number < BRITISH_NUMBERS; number++) {
            addBritish("+442079460%03d".formatted(number), number);
        }
        EASTERN_AREAS.forEach(area -> addAmericans(area, "America/New_York"));
        WESTERN_AREAS.forEach(area -> addAmericans(area, "America/Los_Angeles"));
        for (String phone : AUSTRALIAN) {
            addEnglish(phone, "Australia/Sydney", "AUD");
            addChinese(phone, "Asia/Shanghai", "CNY");
        }
    }

    List<DemoCustomer> all() {
        return List.copyOf(customers);
    }

    List<DemoCustomer> awake(Instant now) {
        Set<String> zones =
                ZONES.stream()
                        .filter(zone -> DemoCustomer.isDay(zone, now))
                        .collect(Collectors.toSet());
        return customers.stream().filter(it -> zones.contains(it.contact().timeZone())).toList();
    }

    /** No Chinese number is kept free for fiction: half of the Chinese speakers live abroad. */
    private void addBritish(String phone, int number) {
        switch (number % 4) {
            case 0, 1 -> addEnglish(phone, "Europe/London", "GBP");
            case 2 -> addChinese(phone, "Europe/London", "GBP");
            default -> addChinese(phone, "Asia/Shanghai", "CNY");
        }
    }

    private void addAmericans(String area, String zone) {
        for (int number = 0; number < OF_EACH_AREA; number++) {
            addEnglish("+1%s555%04d".formatted(area, 100 + number), zone, "USD");
        }
    }

    private void addEnglish(String phone, String zone, String currency) {
        add(new Contact(phone, nextOf(ENGLISH_NAMES), zone, "en"), currency);
    }

    private void addChinese(String phone, String zone, String currency) {
        add(new Contact(phone, nextOf(CHINESE_NAMES), zone, "zh-CN"), currency);
    }

    private void add(Contact contact, String currency) {
        customers.add(new DemoCustomer("demo-%04d".formatted(customers.size()), contact, currency));
    }

    private String nextOf(List<String> names) {
        return names.get(customers.size() % names.size());
    }
}
