package io.huifang.scheduler.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class StatementsTest {
    private static final Instant T0 = Instant.parse("2026-03-04T04:00:00Z");

    private static final List<Statement> SAID =
            List.of(
                    new Statement.ConsentGranted(Purpose.MARKETING, at(1)),
                    new Statement.ConsentWithdrawn(Purpose.MARKETING, at(2)),
                    new Statement.ConsentGranted(Purpose.MARKETING, at(2)),
                    new Statement.PreferenceChanged(
                            List.of(Wish.daily(LocalTime.of(18, 0), LocalTime.of(20, 0))),
                            2,
                            null,
                            "en",
                            at(3)),
                    new Statement.PreferenceChanged(
                            List.of(), null, Set.of(Channel.SMS), null, at(4)),
                    new Statement.ContactChanged(at(5)),
                    new Statement.ContactChanged(at(6)));

    @Test
    @Tag("P7")
    void amountToTheSameInEveryOrderOfArrival() {
        Set<Statements> ends = new HashSet<>();

        for (List<Statement> order : permutations(SAID)) {
            Statements statements = Statements.NONE;
            for (Statement statement : order) statements = statements.heard(statement);
            ends.add(statements);
        }

        assertThat(ends).hasSize(1);
        Statements end = ends.iterator().next();
        assertThat(end.consent(Purpose.MARKETING).isWithdrawn()).isTrue();
        assertThat(end.preferences().windows().value()).isEmpty();
        assertThat(end.preferences().mostPerWeek().value()).isEqualTo(2);
        assertThat(end.preferences().language().value()).isEqualTo("en");
        assertThat(end.preferences().noCallsSince()).isEqualTo(at(4));
        assertThat(end.contactChanges().firstOfDays()).containsExactly(at(5));
    }

    @Test
    void areReadAsTheyWereWritten() {
        Statements statements = Statements.NONE;
        for (Statement statement : SAID) statements = statements.heard(statement);

        assertThat(StatementText.read(StatementText.write(statements))).isEqualTo(statements);
        assertThat(StatementText.read(StatementText.write(Statements.NONE)))
                .isEqualTo(Statements.NONE);
        assertThat(StatementText.read("{\"fromAYoungerRelease\":1}")).isEqualTo(Statements.NONE);
    }

    @Test
    @Tag("R96")
    void takeAWithdrawalBackForWhatIsYoungerOnly() {
        Consent consent = Consent.NONE.withdrawn(at(2)).granted(at(3));

        assertThat(consent.isGranted()).isTrue();
        assertThat(consent.stops(at(2))).isTrue();
        assertThat(consent.stops(at(2).plusNanos(1))).isFalse();
    }

    @Test
    @Tag("R28")
    void takeAWishForNoMoreContactsForOneForNoCalls() {
        Statements never = said(new Statement.PreferenceChanged(null, 0, null, null, at(1)));
        Statements again = never.heard(new Statement.PreferenceChanged(null, 1, null, null, at(2)));
        Statements written =
                said(new Statement.PreferenceChanged(null, null, Set.of(Channel.APP), null, at(1)));
        Statements takenBack =
                written.heard(new Statement.PreferenceChanged(null, null, Set.of(), null, at(2)));

        assertThat(never.preferences().noCallsSince()).isEqualTo(at(1));
        assertThat(again.preferences().noCallsSince()).isNull();
        assertThat(written.preferences().noCallsSince()).isEqualTo(at(1));
        assertThat(takenBack.preferences().noCallsSince()).isNull();
    }

    @Test
    @Tag("D7")
    void knowWhenTheNumberWasFirstChangedHoweverOftenItWasSince() {
        ContactChanges changes = ContactChanges.NONE;
        for (int minute = 0; minute < 1000; minute++) {
            changes = changes.changed(T0.plus(Duration.ofMinutes(minute)));
        }

        assertThat(changes.firstOfDays()).hasSize(1);
        assertThat(changes.firstSince(T0.plus(Duration.ofHours(1)))).contains(T0);
        assertThat(changes.firstSince(T0.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(changes.changed(T0.plus(Duration.ofDays(90))).firstOfDays()).hasSize(1);
    }

    private static Statements said(Statement statement) {
        return Statements.NONE.heard(statement);
    }

    private static Instant at(int minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }

    private static List<List<Statement>> permutations(List<Statement> statements) {
        if (statements.isEmpty()) return List.of(List.of());
        List<List<Statement>> all = new ArrayList<>();
        for (Statement first : statements) {
            List<Statement> others = new ArrayList<>(statements);
            others.remove(first);
            for (List<Statement> rest : permutations(others)) {
                List<Statement> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
