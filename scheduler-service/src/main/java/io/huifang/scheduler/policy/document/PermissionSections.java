package io.huifang.scheduler.policy.document;

import io.huifang.contract.callback.IdentityLevel;
import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.policy.Permissions;
import io.huifang.scheduler.policy.Reason;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The document's {@code consent} and {@code takeover}, and what a reason says about them. Left out,
 * the usual counts.
 */
final class PermissionSections {
    private static final String[] PURPOSES =
            Arrays.stream(Purpose.values()).map(Enum::name).toArray(String[]::new);

    private PermissionSections() {}

    /** What a purpose needs. */
    private enum Needs {
        /** A consent that was given and not withdrawn. */
        GRANT,
        /** None; a withdrawal ends it all the same. */
        NO_WITHDRAWAL
    }

    static Permissions read(At root) {
        return new Permissions(needGrant(root), distrustFor(root));
    }

    private static Set<Purpose> needGrant(At root) {
        Set<Purpose> needGrant = EnumSet.noneOf(Purpose.class);
        needGrant.addAll(Permissions.USUAL.needGrant());
        Optional<At> stated = root.optional("consent");
        stated.ifPresent(at -> at.allow(PURPOSES));
        for (Purpose purpose : Purpose.values()) {
            stated.flatMap(at -> at.optional(purpose.name()))
                    .map(at -> at.oneOf(Needs.class))
                    .ifPresent(
                            needs -> {
                                if (needs == Needs.GRANT) needGrant.add(purpose);
                                else needGrant.remove(purpose);
                            });
        }
        return needGrant;
    }

    private static Duration distrustFor(At root) {
        Optional<At> stated = root.optional("takeover");
        stated.ifPresent(at -> at.allow("distrustFor"));
        return stated.map(at -> Forms.duration(at.required("distrustFor"), Duration.ZERO))
                .orElse(Permissions.USUAL.distrustFor());
    }

    /**
     * Only what protects the customer is worth more than his word, and that is a matter of risk.
     */
    static Reason.WordOverride override(At reason, Purpose purpose) {
        Optional<At> stated = reason.optional("override");
        Reason.WordOverride override =
                stated.map(at -> at.oneOf(Reason.WordOverride.class))
                        .orElse(Reason.WordOverride.NONE);
        if (override == Reason.WordOverride.PROTECTS && purpose != Purpose.RISK) {
            stated.get().fault("no-risk", "must only be PROTECTS where the purpose is RISK");
        }
        return override;
    }

    /**
     * How sure the agent must be of who is on the line; null where nothing is said. Who calls about
     * a risk may be on the line with the thief.
     */
    static IdentityLevel identity(At reason, Purpose purpose) {
        Optional<At> stated = reason.optional("identity");
        IdentityLevel level = stated.map(at -> at.oneOf(IdentityLevel.class)).orElse(null);
        if (level == IdentityLevel.NONE && purpose == Purpose.RISK) {
            stated.get().fault("weak-identity", "must not be NONE where the purpose is RISK");
        }
        return level;
    }

    /** Whatever is about risk is, unless stated; so may be other reasons. */
    static boolean safeNumber(At reason, Purpose purpose) {
        return reason.optional("safeNumber").map(At::flag).orElse(purpose == Purpose.RISK);
    }
}
