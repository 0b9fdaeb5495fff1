package io.huifang.contract.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class WalletEventCatalogueTest {

    @Test
    void holdsEveryWalletEventOnce() {
        assertThat(WalletEventCatalogue.all())
                .extracting(shape -> shape.data().getName())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(WalletEvent.class.getPermittedSubclasses())
                                .map(Class::getName)
                                .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsEachByItsType(WalletEventShape shape) {
        assertThat(WalletEventCatalogue.find(shape.type())).containsSame(shape);
        assertThat(shape.type()).matches("io[.]huifang[.][a-z_]+[.][a-z_]+[.]v1");
    }

    @Test
    void knowsNothingOfATypeOfASendersOwn() {
        assertThat(WalletEventCatalogue.find("com.example.coupon.expired.v1")).isEmpty();
        assertThat(WalletEventCatalogue.find("io.huifang.payment.failed.v2")).isEmpty();
    }

    @Tag("R2")
    @Tag("R3")
    @Tag("R4")
    @Tag("R6")
    @Tag("R7")
    @ParameterizedTest
    @CsvSource({
        "payment.failed,            paymentId",
        "payment.duplicate_charged, paymentId",
        "payment.completed,         paymentId",
        "refund.requested,          refundId",
        "refund.delayed,            refundId",
        "refund.settled,            refundId",
        "refund.rejected,           refundId",
        "complaint.filed,           complaintId",
        "complaint.handled,         complaintId"
    })
    void namesWhatAnEventIsAbout(String event, String subject) {
        WalletEventShape shape =
                WalletEventCatalogue.find("io.huifang." + event + ".v1").orElseThrow();

        assertThat(shape.subjectField()).isEqualTo(subject);
        assertThat(shape.field(subject)).get().matches(FieldShape::required);
    }

    @Tag("P19")
    @ParameterizedTest
    @MethodSource("all")
    void noFieldTakesFreeTextOrIsPersonal(WalletEventShape shape) {
        assertThat(shape.fields())
                .noneMatch(field -> field.kind() instanceof FieldKind.AnyText)
                .noneMatch(field -> field.kind() instanceof FieldKind.OpenObject);
        assertThat(shape.field(PersonalData.CONTACT)).isEmpty();
        assertThat(shape.field(PersonalData.NARRATIVE)).isEmpty();
        assertThat(shape.field(DerivedFacts.REGION)).isEmpty();
        assertThat(shape.field(DerivedFacts.TIME_ZONES)).isEmpty();
    }

    @Test
    void namesOfDerivedFactsAreThoseOfTheRecord() {
        assertThat(FieldShape.of(DerivedFacts.class))
                .extracting(FieldShape::name)
                .containsExactly(DerivedFacts.REGION, DerivedFacts.TIME_ZONES);
    }

    @Tag("P19")
    @Test
    void aContactDoesNotTellThePersonWhenItIsPrinted() {
        Contact contact = new Contact("+12025550143", "Example Customer", "Asia/Tokyo", "ja");

        assertThat(Map.of("event", contact).toString())
                .doesNotContain("2025550143", "Example", "Tokyo", "ja");
    }

    static List<WalletEventShape> all() {
        return WalletEventCatalogue.all();
    }
}
