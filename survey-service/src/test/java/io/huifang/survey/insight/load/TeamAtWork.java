package io.huifang.survey.insight.load;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Tables;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Some weeks of two groups, on one of whom the work falls less evenly. */
public final class TeamAtWork {
    private static final List<String> NAMES =
            List.of("Li Na", "Wang Fang", "Chen Jie", "Liu Yang", "Zhao Lei", "Sun Li", "Zhou Xia");

    private final Shifts shifts;

    private TeamAtWork(Shifts shifts) {
        this.shifts = shifts;
    }

    /** Once only, whoever asks. */
    public static void fill(Database database, LocalDate first, LocalDate last) {
        boolean filled =
                Tables.of(database).count("SELECT count(*) FROM agent WHERE account = 'at-work-0'")
                        > 0;
        if (filled) return;
        TeamAtWork team = new TeamAtWork(Shifts.of(database));
        for (int i = 0; i < NAMES.size(); i++) {
            boolean even = i % 2 == 0;
            String agent = "at-work-" + i;
            team.shifts.profile(agent, NAMES.get(i), even ? "refunds-east" : "complaints");
            int usual = even ? 9 + i % 3 : 5 + 3 * i / 2;
            for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
                team.day(agent, day, usual + (day.getDayOfMonth() * (i + 3)) % 4, i);
            }
        }
    }

    private void day(String agent, LocalDate day, int calls, int i) {
        Instant at = day.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(3600 + 60L * i);
        UUID last = null;
        for (int call = 0; call < calls; call++) {
            Instant end = at.plusSeconds(300 + 45L * ((call + i) % 5));
            last =
                    shifts.call(
                            agent,
                            at.toString(),
                            end.toString(),
                            call % (3 + i) == 0 ? "complaint" : "refund-delayed",
                            "customer-" + UUID.randomUUID(),
                            "REACHED_RESOLVED");
            shifts.spell(agent, "WRAP_UP", end.toString(), end.plusSeconds(40).toString());
            at = end.plusSeconds(120 + 900L / calls);
        }
        if ((day.getDayOfMonth() + i) % 3 == 0) {
            shifts.review(last, 1, at.toString(), agent, 3 + i % 3, 4, 3 + (i + 1) % 3, 4);
        }
    }
}
