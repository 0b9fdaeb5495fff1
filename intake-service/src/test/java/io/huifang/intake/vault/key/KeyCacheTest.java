package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class KeyCacheTest {
    private static final long LIFE = 100;

    private final KeyCache cache = new KeyCache(3, LIFE);

    @Test
    void keepsAKeyForItsTimeAndNoLonger() {
        HeldKey key = key("a");
        cache.keep("a", key, 0);

        assertThat(cache.find("a", LIFE)).isSameAs(key);
        assertThat(cache.find("a", LIFE + 1)).isNull();
    }

    @Test
    void keepsTheFirstOfTwoKeysOfACustomer() {
        HeldKey first = cache.keep("a", key("a"), 0);

        assertThat(cache.keep("a", key("a"), 1)).isSameAs(first);
    }

    @Test
    void letsTheOldestGoWhenThereAreTooMany() {
        for (String customer : new String[] {"a", "b", "c", "d"}) {
            cache.keep(customer, key(customer), 0);
        }

        assertThat(cache.find("a", 1)).isNull();
        assertThat(cache.find("b", 1)).isNotNull();
        assertThat(cache.find("d", 1)).isNotNull();
    }

    @Test
    void letsAKeyGoAlsoWhenNobodyAsksForIt() {
        cache.keep("a", key("a"), 0);
        cache.keep("b", key("b"), 50);

        cache.evict(LIFE + 1);

        assertThat(cache.size()).isEqualTo(1);
        assertThat(cache.find("b", LIFE + 1)).isNotNull();
    }

    @Test
    void forgets() {
        cache.keep("a", key("a"), 0);

        cache.forget("a");

        assertThat(cache.find("a", 0)).isNull();
    }

    private static HeldKey key(String customer) {
        SecretKey secret = new SecretKey(customer, UUID.randomUUID(), CustomerKey.freshBytes());
        return new HeldKey(CustomerKey.of(secret), null);
    }
}
