package io.huifang.contract.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.StringKind;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({
        "io.huifang.payment.failed.v1,  false",
        "io.huifang.payment.failed.v2,  true",
        "io.huifang.payment.failled.v1, true",
        "io.huifang.,                   true",
        "io.huifangs.thing.v1,          false",
        "com.example.io.huifang.thing,  false",
    })
    void missesATypeThatBearsOurNameAndIsNone(String type, boolean missed) {
        assertThat(WalletEventCatalogue.misses(type)).isEqualTo(missed);
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
        "complaint.handled,         complaintId",
        "dispute.opened,            disputeId",
        "dispute.resolved,          disputeId",
        "support.escalated,         conversationId",
        "social.mentioned,          mentionId",
        "feedback.received,         feedbackId",
        "feature.difficulty_reported, feature"
    })
    void namesWhatAnEventIsAbout(String event, String subject) {
        WalletEventShape shape =
                WalletEventCatalogue.find("io.huifang." + event + ".v1").orElseThrow();

        assertThat(shape.subjectField()).contains(subject);
        assertThat(shape.field(subject)).get().matches(FieldShape::required);
    }

    @Test
    @Tag("R2")
    void wantsToKnowWhyAPaymentFailed() {
        WalletEventShape failed =
                WalletEventCatalogue.find("io.huifang.payment.failed.v1").orElseThrow();

        assertThat(failed.field("cause"))
                .contains(
                        new FieldShape(
                                "cause",
                                true,
                                new StringKind.OneOf(
                                        List.of(
                                                "INSUFFICIENT_FUNDS",
                                                "CARD_NOT_ENABLED",
                                                "NETWORK",
                                                "LIMIT",
                                                "RISK_DECLINED",
                                                "OTHER"))));
    }

    @Tag("R9")
    @Tag("R10")
    @Tag("R11")
    @Tag("R12")
    @Tag("R15")
    @Tag("R22")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "account.locked",
                "account.takeover_suspected",
                "account.closed",
                "balance.anomaly_detected",
                "password.reset_failed",
                "risk.flagged",
                "callback.requested",
                "callback.declined",
                "customer.registered",
                "customer.contact_changed",
                "customer.consent_granted",
                "customer.consent_withdrawn",
                "customer.preference_changed",
                "customer.erasure_requested"
            })
    void isAboutTheCustomerAsAWholeWhereNothingElseIsNamed(String event) {
        assertThat(WalletEventCatalogue.find("io.huifang." + event + ".v1").orElseThrow())
                .matches(shape -> shape.subjectField().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void needsAContactOnlyWhereTheContactIsTheNews(WalletEventShape shape) {
        boolean isTheNews = shape.type().equals("io.huifang.customer.contact_changed.v1");

        assertThat(shape.personalFields())
                .extracting(FieldShape::name, FieldShape::required)
                .containsExactly(
                        Tuple.tuple(PersonalData.CONTACT, isTheNews),
                        Tuple.tuple(PersonalData.NARRATIVE, false));
    }

    @Tag("P19")
    @ParameterizedTest
    @MethodSource("all")
    void noFieldTakesFreeTextOrIsPersonal(WalletEventShape shape) {
        assertThat(shape.fields()).noneMatch(field -> takesAnything(field.kind()));
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

    private static boolean takesAnything(FieldKind kind) {
        if (kind instanceof FieldKind.ListOf list) {
            return list.most() == Integer.MAX_VALUE || takesAnything(list.item());
        }
        if (kind instanceof FieldKind.Group group) {
            return group.fields().stream().anyMatch(field -> takesAnything(field.kind()));
        }
        return kind instanceof FieldKind.AnyText
                || kind instanceof FieldKind.OpenObject
                || kind instanceof StringKind.Text
                || kind instanceof StringKind.Prose;
    }

    static List<WalletEventShape> all() {
        return WalletEventCatalogue.all();
    }
}
