package io.huifang.survey.insight.team;

import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.insight.load.ShowLoad;
import io.huifang.survey.insight.load.TeamLoad;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

/** Gives out what each agent did; nothing leaves before the audit says who took it. */
@ApplicationScoped
class ExportTeam {
    private final Pool pool;
    private final ShowLoad showLoad;
    private final Audit audit;

    ExportTeam(Pool pool, ShowLoad showLoad, Audit audit) {
        this.pool = pool;
        this.showLoad = showLoad;
        this.audit = audit;
    }

    /**
     * @param by account of whoever takes it
     */
    Uni<TeamLoad> export(TeamQuery query, String by) {
        AuditEntry entry =
                new AuditEntry(AuditAct.EXPORT, by, "team:" + query.parameters(), null, null);
        return showLoad.of(query.load())
                .call(() -> pool.withTransaction(tx -> audit.append(tx, entry)));
    }
}
