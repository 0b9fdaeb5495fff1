package io.huifang.intake.vault.theme;

import io.huifang.intake.vault.VaultConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Tells our services what narratives are about, as far as the days are over. */
@ApplicationScoped
class ShowNarrativeThemes {
    private final Pool pool;
    private final NarrativeThemes themes;
    private final ThemeConfig config;
    private final VaultConfig vault;
    private final Clock clock;

    @Inject
    ShowNarrativeThemes(
            Pool pool, NarrativeThemes themes, ThemeConfig config, VaultConfig vault, Clock clock) {
        this.pool = pool;
        this.themes = themes;
        this.config = config;
        this.vault = vault;
        this.clock = clock;
    }

    /** Both days inclusive. */
    Uni<List<ThemeCount>> between(LocalDate first, LocalDate last) {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), config.timeZone()).minusDays(1);
        return pool.withConnection(
                        connection ->
                                themes.between(
                                        connection,
                                        first,
                                        last.isBefore(yesterday) ? last : yesterday))
                .ifNoItem()
                .after(vault.timeout())
                .fail();
    }
}
