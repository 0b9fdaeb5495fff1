package io.huifang.journeys.stack;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;
import io.huifang.local.stack.Service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stays as it is when the vault's data is restored: customers' keys, certificates of erasure
 * and the audit ({@code docs/operating.md}).
 */
public final class KeysAndAudit {
    /** Each after those it refers to. */
    private static final List<String> TABLES =
            List.of(
                    "vault_keys.key_encryption_key",
                    "vault_keys.dismissed_key",
                    "vault_keys.customer_key",
                    "vault_keys.erasure",
                    "vault_access",
                    "vault_chain");

    /** A role that may do anything, since nobody else may take back what these tables hold. */
    private final Database superuser;

    /** All rows by table, as JSON. */
    private final Map<String, String> rows = new LinkedHashMap<>();

    private KeysAndAudit(Database superuser) {
        this.superuser = superuser;
        for (String table : TABLES) {
            String all = "SELECT coalesce(json_agg(t), '[]')::text FROM " + table + " t";
            rows.put(table, Rows.of(superuser, all, row -> row.getString(1)).get(0));
        }
    }

    /** As they are now in intake's database. */
    public static KeysAndAudit of(Rig rig) {
        Database intake = rig.database(Service.INTAKE);
        Database all = rig.stack().postgres().superuser();
        return new KeysAndAudit(
                new Database(
                        intake.host(), intake.port(), intake.name(), all.user(), all.password()));
    }

    /** Puts them in the place of those that are there, past the triggers that refuse it. */
    public void putInPlace() {
        StringBuilder script = new StringBuilder("SET session_replication_role = replica;");
        script.append("TRUNCATE ").append(String.join(", ", TABLES));
        rows.keySet()
                .forEach(
                        table ->
                                script.append(
                                        """
                                        ;INSERT INTO %1$s SELECT * FROM json_populate_recordset(NULL::%1$s, ?::json)"""
                                                .formatted(table)));
        Rows.change(superuser, script.toString(), rows.values().toArray());
    }
}
