package io.huifang.survey.verification;

import io.huifang.contract.callback.Purpose;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.verification.IdentityTries.Try;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Tells how far it is known who is on the line, and writes down each try. */
@ApplicationScoped
public class IdentityChecks {
    private final IdentityTries tries;
    private final IdentityConfig config;

    IdentityChecks(IdentityTries tries, IdentityConfig config) {
        this.tries = tries;
        this.config = config;
    }

    /** How it stands under the attempt's current lease; failures of earlier leases count. */
    public Uni<IdentityCheck> of(SqlConnection tx, Attempt attempt) {
        return tries.of(tx, attempt.id()).map(made -> check(attempt, made));
    }

    /** Adds a try of the phrase; the attempt must be locked. */
    Uni<IdentityCheck> tryPhrase(
            SqlConnection tx,
            Attempt attempt,
            Holder holder,
            IdentityCheck before,
            boolean passed) {
        IdentityCheck after = before.afterPhrase(passed);
        return add(tx, attempt, holder, IdentityTries.PHRASE, passed, after);
    }

    /** Adds a try of the identity; the attempt must be locked. */
    Uni<IdentityCheck> tryIdentity(
            SqlConnection tx, Attempt attempt, Holder holder, IdentityCheck before, Shown shown) {
        IdentityCheck after = before.after(shown.method(), shown.passed());
        return add(tx, attempt, holder, shown.method().name(), shown.passed(), after);
    }

    private Uni<IdentityCheck> add(
            SqlConnection tx,
            Attempt attempt,
            Holder holder,
            String method,
            boolean passed,
            IdentityCheck after) {
        Try made = new Try(attempt.token(), method, passed, after.blocked());
        return tries.add(tx, holder, after.tries(), made).replaceWith(after);
    }

    private IdentityCheck check(Attempt attempt, List<Try> made) {
        List<Try> here = made.stream().filter(one -> one.token() == attempt.token()).toList();
        return new IdentityCheck(
                level(attempt),
                here.stream().anyMatch(one -> one.passed() && isPhrase(one)),
                here.stream()
                        .filter(one -> one.passed() && !isPhrase(one))
                        .map(one -> IdentityMethod.valueOf(one.method()))
                        .findFirst()
                        .orElse(null),
                made.size(),
                (int) made.stream().filter(one -> !one.passed()).count(),
                made.stream().anyMatch(Try::blocks),
                config.mostFailures());
    }

    private IdentityLevel level(Attempt attempt) {
        if (attempt.brief().identity() != null) {
            return IdentityLevel.of(attempt.brief().identity());
        }
        IdentityLevel said = config.level().get(attempt.brief().reason());
        return said == null ? IdentityLevel.of(Purpose.valueOf(attempt.brief().purpose())) : said;
    }

    private static boolean isPhrase(Try made) {
        return made.method().equals(IdentityTries.PHRASE);
    }
}
