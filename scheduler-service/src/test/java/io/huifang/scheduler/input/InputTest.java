package io.huifang.scheduler.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

class InputTest {

    @Test
    void isToldByANameOfItsOwnInTheOrderInWhichItWasLookedAt() {
        Map<Input, Object> looked = new LinkedHashMap<>();
        looked.put(Input.ZONES, "Asia/Tokyo");
        looked.put(Input.DUE_AT, "soon");

        Map<String, Object> told = Input.byName(looked);

        assertThat(told.keySet()).containsExactly("zones", "dueAt");
        assertThat(told.values()).containsExactly("Asia/Tokyo", "soon");
        assertThat(Arrays.stream(Input.values()).map(Input::toldAs)).doesNotHaveDuplicates();
    }

    @Test
    @Tag("R99")
    @Tag("P20")
    void isForgottenWhenItIsAboutThePerson() {
        assertThat(Input.forgotten())
                .containsExactlyInAnyOrder(
                        "zones",
                        "region",
                        "preferredAt",
                        "noCallsSince",
                        "contactChangedAt",
                        "numberAsOf",
                        "changedAt",
                        "olderNumberForHarmBefore");
    }

    @Test
    @Tag("R99")
    @Tag("P20")
    void isForgottenWithAWishWhenThatCouldBeReadFromIt() {
        assertThat(Input.forgottenWithAWish())
                .containsExactlyInAnyOrder(
                        "freshUntil", "dueAt", "firstContactDueAt", "windowOpensAt");
    }
}
