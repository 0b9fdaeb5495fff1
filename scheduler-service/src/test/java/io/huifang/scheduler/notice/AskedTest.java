package io.huifang.scheduler.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.NoticeRequested;
import io.huifang.contract.wallet.CustomerPreferenceChanged;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.notice.Asked.Withheld;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Whether a notice may be sent. */
@Tag("R30")
class AskedTest {
    /** Ten in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");

    private static final Customer CUSTOMER = Customer.unknown("c-1");

    private final Policy policy = DefaultPolicy.read();
    private final ContactLedger contacts = new ContactLedger(policy, List.of(), TEN);

    @Test
    @Tag("D3")
    @Tag("P13")
    void areContactsThatUseUpTheBudget() {
        List<Notice> three = Stream.generate(() -> notice(CUSTOMER, "how-to")).limit(3).toList();

        Asked asked = Asked.of(three, contacts, TEN);

        assertThat(asked.granted()).containsExactlyElementsOf(three.subList(0, 2));
        assertThat(asked.withheld())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.rule()).isEqualTo("budget.exhausted");
                            assertThat(it.contactId()).isIn(three.get(0).id(), three.get(1).id());
                        });
        assertThat(contacts.of("c-1"))
                .extracting(ContactEntry::entryId)
                .containsExactlyInAnyOrder(three.get(0).id(), three.get(1).id());
    }

    @ParameterizedTest
    @Tag("D7")
    @ValueSource(
            strings = {
                "takeover",
                "account-locked",
                "risk-check",
                "balance-anomaly",
                "unresolved-risk-follow-up"
            })
    void goToNobodyWhereAThiefMayReadThem(String reason) {
        assertThat(withheld(notice(CUSTOMER, reason))).isEqualTo(WantedNotice.UNSAFE);
        assertThat(contacts.of("c-1")).isEmpty();
    }

    @Test
    void goToNobodyWhoMustNotBeContacted() {
        Customer suppressed =
                new Customer(
                        "c-1", Whereabouts.UNKNOWN, new Suppression(null, "asked", "ops", TEN));

        assertThat(withheld(notice(suppressed, "how-to"))).isEqualTo(Approach.SUPPRESSED);
    }

    @Test
    @Tag("R46")
    void followTheWaysThatTheCustomerWishesFor() {
        Customer byMail = wishing(CustomerPreferenceChanged.Channel.EMAIL);
        Customer byPhone = wishing(CustomerPreferenceChanged.Channel.PHONE);

        assertThat(wanted(CUSTOMER).channels()).containsExactly(NoticeRequested.Channel.values());
        assertThat(wanted(byMail).channels()).containsExactly(NoticeRequested.Channel.EMAIL);
        assertThat(withheld(notice(byPhone, "how-to"))).isEqualTo(WantedNotice.NO_CHANNEL);
    }

    @Test
    @Tag("R27")
    void goToNobodyForWhomThereIsNoHourWhileTheyAreOfUse() {
        Instant night = Instant.parse("2026-03-04T19:00:00Z");
        Notice atNight = notice(CUSTOMER, "how-to", night.plusSeconds(3600));

        Asked asked =
                Asked.of(List.of(atNight), new ContactLedger(policy, List.of(), night), night);

        assertThat(asked.withheld()).extracting(Withheld::rule).containsExactly("law.quiet-hours");
    }

    private static Customer wishing(CustomerPreferenceChanged.Channel channel) {
        return CUSTOMER.heard(
                new Statement.PreferenceChanged(null, null, Set.of(channel), null, TEN));
    }

    private String withheld(Notice notice) {
        Asked asked = Asked.of(List.of(notice), contacts, TEN);
        assertThat(asked.granted()).isEmpty();
        return asked.withheld().get(0).rule();
    }

    private WantedNotice wanted(Customer customer) {
        return new WantedNotice("we-will-call-you", customer, policy);
    }

    private Notice notice(Customer customer, String reason) {
        return notice(customer, reason, TEN.plusSeconds(3600));
    }

    private Notice notice(Customer customer, String reason, Instant notAfter) {
        UUID id = UUID.randomUUID();
        WantedNotice wanted = wanted(customer);
        return new Notice(
                new NoticeRequested(
                        id,
                        TEN,
                        "c-1",
                        id,
                        wanted.template(),
                        wanted.language(),
                        "before-attempt-1",
                        reason,
                        wanted.channels(),
                        null,
                        null,
                        null,
                        notAfter,
                        null),
                reason,
                null,
                null,
                wanted);
    }
}
