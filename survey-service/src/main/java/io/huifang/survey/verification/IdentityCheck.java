package io.huifang.survey.verification;

import java.util.Optional;
import java.util.Set;

/**
 * How far it is known who is on the line of one call. Pure.
 *
 * @param level how sure we must be
 * @param phraseConfirmed both sides have checked each other under this lease
 * @param verifiedBy how the customer showed who he is under this lease; null when he has not
 * @param tries tries of the attempt so far, of all leases
 * @param failures those of them that failed
 * @param blocked no try may follow
 * @param mostFailures so many end it
 */
public record IdentityCheck(
        IdentityLevel level,
        boolean phraseConfirmed,
        IdentityMethod verifiedBy,
        int tries,
        int failures,
        boolean blocked,
        int mostFailures) {

    /** Protected steps may be taken. */
    public boolean verified() {
        return verifiedBy != null;
    }

    /** What may be told to him: all of it when nothing is at stake. */
    public boolean mayDisclose() {
        return verified() || level == IdentityLevel.NONE && !blocked;
    }

    /** What may be asked now; empty when nothing may. */
    public Set<IdentityMethod> askable() {
        return phraseConfirmed && !verified() && !blocked ? level.methods() : Set.of();
    }

    /** Failures that are left. */
    public int triesLeft() {
        return blocked ? 0 : Math.max(0, mostFailures - failures);
    }

    /** Why the phrase may not be tried; empty when it may. */
    Optional<IdentityRefusal> refusalOfPhrase() {
        return blocked ? Optional.of(IdentityRefusal.BLOCKED) : Optional.empty();
    }

    /** Why this may not be asked; empty when it may. */
    Optional<IdentityRefusal> refusalOf(IdentityMethod method) {
        if (blocked) {
            return Optional.of(IdentityRefusal.BLOCKED);
        }
        if (!phraseConfirmed) {
            return Optional.of(IdentityRefusal.NO_PHRASE);
        }
        return level.methods().contains(method)
                ? Optional.empty()
                : Optional.of(IdentityRefusal.NOT_NEEDED);
    }

    /** After one more try of the phrase. */
    IdentityCheck afterPhrase(boolean passed) {
        return passed ? with(true, verifiedBy, 0) : with(phraseConfirmed, verifiedBy, 1);
    }

    /** After one more try of the identity. */
    IdentityCheck after(IdentityMethod method, boolean passed) {
        return passed ? with(phraseConfirmed, method, 0) : with(phraseConfirmed, verifiedBy, 1);
    }

    private IdentityCheck with(boolean phrase, IdentityMethod method, int failed) {
        int all = failures + failed;
        return new IdentityCheck(
                level,
                phrase,
                method,
                tries + 1,
                all,
                blocked || failed > 0 && all >= mostFailures,
                mostFailures);
    }
}
