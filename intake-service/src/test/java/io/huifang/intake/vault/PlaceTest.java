package io.huifang.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

class PlaceTest {
    @Test
    void differsInEveryCustomerFieldAndEvent() {
        Stream<Place> places =
                Stream.of(
                        Place.contactOf("c", "/s", "e"),
                        Place.contactOf("d", "/s", "e"),
                        Place.contactOf("c", "/s", "f"),
                        Place.contactOf("c", "/t", "e"),
                        Place.narrativeOf("c", "/s", "e"),
                        Place.narrativeOf("d", "/s", "e"),
                        Place.narrativeOf("c", "/s", "f"),
                        Place.narrativeOf("c", "/t", "e"));

        assertThat(places.map(it -> new String(it.associatedData(), StandardCharsets.UTF_8)))
                .doesNotHaveDuplicates();
    }
}
