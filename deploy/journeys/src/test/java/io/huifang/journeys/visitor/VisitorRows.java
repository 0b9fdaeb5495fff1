package io.huifang.journeys.visitor;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.stack.Rig;
import io.huifang.local.stack.Service;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What databases hold of visitors, by their ids.
 *
 * @param readable whose key there is, without which nothing of them can be read
 * @param certified of whom a certificate says that they were erased
 * @param decided about whom something was decided
 * @param open about whom somebody may still be called
 */
public record VisitorRows(
        Set<String> readable, Set<String> certified, Set<String> decided, Set<String> open) {
    private static final String READABLE =
            """
            SELECT customer_id FROM vault_keys.customer_key
            WHERE starts_with(customer_id, ?) AND wrapped IS NOT NULL""";
    private static final String CERTIFIED =
            "SELECT customer_id FROM vault_keys.erasure WHERE starts_with(customer_id, ?)";
    private static final String DECIDED =
            "SELECT DISTINCT customer_id FROM decision WHERE starts_with(customer_id, ?)";
    private static final String OPEN =
            """
            SELECT DISTINCT customer_id FROM callback_task
            WHERE starts_with(customer_id, ?) AND status <> 'CLOSED'""";

    public static VisitorRows read(Rig rig, String prefix) {
        Database intake = rig.database(Service.INTAKE);
        Database scheduler = rig.database(Service.SCHEDULER);
        return new VisitorRows(
                ids(intake, READABLE, prefix),
                ids(intake, CERTIFIED, prefix),
                ids(scheduler, DECIDED, prefix),
                ids(scheduler, OPEN, prefix));
    }

    /**
     * Holds it against what was asked for.
     *
     * @param accepted visitors whose event was answered with 202
     * @param erased of these, whose erasure was answered with a certificate
     */
    public List<Finding> findings(Set<String> accepted, Set<String> erased) {
        Set<String> staying = without(accepted, erased);
        return List.of(
                finding("P1", "every visitor who stays has a decision", staying, decided),
                finding("P20", "every visitor who was erased has a certificate", erased, certified),
                finding("P20", "of whom was erased nothing can be read", erased, readable, false),
                finding("P20", "who was erased is not called any more", erased, open, false),
                finding("P20", "nobody was erased but who asked for it", staying, readable));
    }

    private static Finding finding(
            String promise, String claim, Set<String> examined, Set<String> among) {
        return finding(promise, claim, examined, among, true);
    }

    /**
     * @param wanted whether all of them must be among those, or none of them may
     */
    private static Finding finding(
            String promise, String claim, Set<String> examined, Set<String> among, boolean wanted) {
        List<String> violations =
                examined.stream().filter(it -> among.contains(it) != wanted).sorted().toList();
        return new Finding(promise, claim, examined.size(), violations);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> others = new HashSet<>(all);
        others.removeAll(some);
        return others;
    }

    private static Set<String> ids(Database database, String sql, String prefix) {
        return Set.copyOf(Rows.of(database, sql, row -> row.getString(1), prefix));
    }
}
