package io.huifang.intake.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.intake.token.Bearer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerKeysTest {
    private final BearerKeys<String> keys = new BearerKeys<>();

    @BeforeEach
    void twoOwners() {
        keys.add("0123456789abcdef", "a");
        keys.add("fedcba9876543210", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer fedcba9876543210",
                "bearer fedcba9876543210",
                "Bearer  fedcba9876543210 ",
            })
    void findsTheOwner(String authorization) {
        assertThat(Bearer.of(authorization).flatMap(keys::ownerOf)).contains("b");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer fedcba987654321",
                "Bearer fedcba98765432100",
                "Bearer FEDCBA9876543210",
                "Basic fedcba9876543210",
                "fedcba9876543210",
            })
    void findsNobodyElse(String authorization) {
        assertThat(Bearer.of(authorization).flatMap(keys::ownerOf)).isEmpty();
    }

    @Test
    void refusesKeysThatAreShortOrTaken() {
        assertThatThrownBy(() -> keys.add("short", "c")).hasMessageContaining("16");
        assertThatThrownBy(() -> keys.add("0123456789abcdef", "c")).hasMessageContaining("same");
    }
}
