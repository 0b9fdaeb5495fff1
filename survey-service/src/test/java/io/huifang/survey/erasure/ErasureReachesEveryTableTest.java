package io.huifang.survey.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Every table with anything of a customer is known here, with what an erasure leaves of it; one
 * that nobody has thought of fails. The tests of each feature show that it is so.
 */
@SurveyTest
@Tag("R99")
@Tag("P20")
@Tag("D13")
class ErasureReachesEveryTableTest {
    /** Columns by which a row is a customer's. */
    private static final String OWNED =
            """
            SELECT DISTINCT table_name::text FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name IN
                ('customer_id', 'attempt_id', 'callback_id', 'link_id', 'opt_out_id')""";

    /** Columns in which people's own words are. */
    private static final String SEALED =
            """
            SELECT table_name::text FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name = 'sealed'""";

    /** Tables of which nothing of an erased customer is left. */
    private static final Set<String> FORGOTTEN =
            Set.of(
                    "answer_draft",
                    "call_draft",
                    "customer_link",
                    "customer_notice",
                    "effect_answer",
                    "effect_event",
                    "help_request",
                    "opt_out",
                    "stopped_call",
                    "survey_permission",
                    "unsolved_case");

    /** Tables of which rows are left without the words in them. */
    private static final Set<String> WORDLESS =
            Set.of("attempt_correction", "conclusion", "idempotent_answer", "response", "review");

    /** Of ballots nobody knows whose they are; until they are mixed they wait sealed. */
    private static final Set<String> NOBODYS = Set.of("fresh_ballot");

    /** Tables of which something is left, and why that says nothing of a person. */
    private static final Map<String, String> KEPT = new TreeMap<>();

    static {
        KEPT.put("attempt", "the course of an attempt, for the indicators");
        KEPT.put("attempt_brief", "the policy's reason and facts, which are codes and amounts");
        KEPT.put("audit_entry", "who did what about an opaque id, and why, as a code");
        KEPT.put("audit_waiting", "empty but for what a transaction that runs will write there");
        KEPT.put("early_withdrawal", "that an attempt is not to be made");
        KEPT.put("ended_lease", "who held an attempt and when, as accounts, for some months");
        KEPT.put("erased_customer", "that he was erased, so that nothing new is kept");
        KEPT.put("freeze_request", "that a freeze was asked for, by whom and why, as a code");
        KEPT.put("guess", "a root cause that was guessed and one that was named, as codes");
        KEPT.put("identity_try", "whether a check passed, never what was said");
        KEPT.put("invitation", "which questionnaire was answered; those that were not are gone");
        KEPT.put("offer_word", "whether offers could be mentioned in a call, a flag");
        KEPT.put("taken_up_callback", "that another callback followed it up, for some months");
        KEPT.put("tried_attempt", "how an attempt ended and when, as codes, for some months");
        KEPT.put("told_ending", "the end of an attempt as it was told, as codes, for some weeks");
    }

    Database database;

    @Test
    void isThoughtOfForEveryTable() {
        assertThat(unthoughtOf())
                .as("tables of which nobody said what an erasure leaves")
                .isEmpty();
    }

    @Test
    void knowsEveryTableWithWords() {
        Set<String> known = new TreeSet<>(WORDLESS);
        known.addAll(NOBODYS);
        known.addAll(Set.of("answer_draft", "call_draft", "help_request"));

        assertThat(Tables.of(database).strings(SEALED)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void wouldFindOneThatNobodyHasThoughtOf() {
        String table = "notes_" + UUID.randomUUID().toString().substring(0, 8);
        Tables.of(database).run("CREATE TABLE " + table + " (callback_id uuid, note text)");
        try {
            assertThat(unthoughtOf()).containsExactly(table);
        } finally {
            Tables.of(database).run("DROP TABLE " + table);
        }
    }

    private Set<String> unthoughtOf() {
        Set<String> known = new HashSet<>(KEPT.keySet());
        known.addAll(FORGOTTEN);
        known.addAll(WORDLESS);
        Set<String> unknown = new TreeSet<>(Tables.of(database).strings(OWNED));
        unknown.removeAll(known);
        return unknown;
    }
}
