package io.huifang.intake.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.intake.token.Bearer;
import io.huifang.intake.token.Digest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class BearerKeysTest {
    private final BearerKeys<String> keys = new BearerKeys<>();

    @BeforeEach
    void twoOwners() {
        keys.add(Digest.of("0123456789abcdef"), "a");
        keys.add(Digest.of("fedcba9876543210"), "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer fedcba9876543210",
                "bearer fedcba9876543210",
                "Bearer  fedcba9876543210 ",
            })
    void findsTheOwner(String authorization) {
        assertThat(owner(authorization)).contains("b");
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
        assertThat(owner(authorization)).isEmpty();
    }

    private Optional<String> owner(String authorization) {
        return Bearer.of(authorization).map(Bearer::digest).flatMap(keys::ownerOf);
    }
}
