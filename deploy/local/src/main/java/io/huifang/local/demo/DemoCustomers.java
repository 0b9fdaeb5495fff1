package io.huifang.local.demo;

import io.huifang.contract.wallet.Contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All customers of the demo wallet: somewhere on earth some of them are awake at any hour. */
final class DemoCustomers {
    private static final int OF_EACH_REGION = 20;

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
        for (int number = 0; number < OF_EACH_REGION; number++) {
            addEnglish("+1212555%04d".formatted(100 + number), "America/New_York", "USD");
            addEnglish("+1213555%04d".formatted(100 + number), "America/Los_Angeles", "USD");
            addEnglish("+442079460%03d".formatted(number), "Europe/London", "GBP");
            // Chinese speakers abroad: no Chinese number is kept free for fiction.
            addChinese("+442079460%03d".formatted(100 + number), "Europe/London", "GBP");
        }
        for (String phone : AUSTRALIAN) {
            addEnglish(phone, "Australia/Sydney", "AUD");
            addChinese(phone, "Asia/Shanghai", "CNY");
        }
    }

    List<DemoCustomer> all() {
        return List.copyOf(customers);
    }

    List<DemoCustomer> awake(Instant now) {
        return customers.stream().filter(customer -> customer.isAwake(now)).toList();
    }

    private void addEnglish(String phone, String zone, String currency) {
        add(new Contact(phone, nextOf(ENGLISH_NAMES), zone, "en"), currency);
    }

    private void addChinese(String phone, String zone, String currency) {
        add(new Contact(phone, nextOf(CHINESE_NAMES), zone, "zh-CN"), currency);
    }

    private void add(Contact contact, String currency) {
        customers.add(new DemoCustomer("demo-%03d".formatted(customers.size()), contact, currency));
    }

    private String nextOf(List<String> names) {
        return names.get(customers.size() % names.size());
    }
}
