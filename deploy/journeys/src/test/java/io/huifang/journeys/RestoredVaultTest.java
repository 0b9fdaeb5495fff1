package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.stack.KeysAndAudit;
import io.huifang.journeys.stack.OlderCopy;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

/**
 * A copy of the vault's whole database from before an erasure, file by file, is put in its place,
 * and keys and audit are left as they are now, as the operating manual says.
 */
@Tag("journey")
@Tag("R99")
@Tag("D13")
@Tag("P20")
class RestoredVaultTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Rig rig = Rigs.shared();
    private final KnownCustomer erased = new KnownCustomer(rig, "c-restored-" + UUID.randomUUID());
    private final KnownCustomer kept = new KnownCustomer(rig, "c-kept-" + UUID.randomUUID());

    @Test
    void opensNothingOfWhoWasErasedAfterTheBackup() {
        erased.tell();
        kept.tell();
        OlderCopy backup =
                OlderCopy.of(rig.database(Service.INTAKE), rig.stack().postgres().superuser());
        erased.erase("restored-1");
        // what the erasure has to tell is told, and not set back with the data
        await().atMost(SOON).until(() -> rows("SELECT count(*) FROM outbox") == 0);
        KeysAndAudit now = KeysAndAudit.of(rig);

        long forgotten = backup.putInPlace("vault_keys.erasure");

        assertThat(forgotten).isEqualTo(1);
        // the backup is whole: with the keys that it holds itself everything opens
        assertThat(erased.contactOnce(200).json().get("phone").asText())
                .isEqualTo(KnownCustomer.PHONE);

        now.putInPlace();

        assertThat(rows("SELECT count(*) FROM vault_contact WHERE customer_id = ?", erased.id()))
                .isEqualTo(1);
        erased.requireUnknown();
        kept.requireKnown();
        assertThat(kept.isAuditIntact()).isTrue();
    }

    private long rows(String count, Object... parameters) {
        return Rows.number(rig.database(Service.INTAKE), count, parameters);
    }
}
