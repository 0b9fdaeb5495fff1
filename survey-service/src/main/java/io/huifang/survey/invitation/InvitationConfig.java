package io.huifang.survey.invitation;

import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Set;

/** Who is invited to answer a questionnaire on his own. */
@ConfigMapping(prefix = "huifang.invitations")
interface InvitationConfig {
    /** Ends of callbacks after which the customer may answer under his name. */
    @WithDefault("UNREACHABLE,REFUSED,UNRESOLVED")
    Set<Outcome> namedAfter();

    /** Ends of callbacks after which he may answer without it. */
    @WithDefault("RESOLVED")
    Set<Outcome> anonymousAfter();

    /** Of those under his name: ends after which the scheduler is asked to write to him. */
    @WithDefault("UNREACHABLE,REFUSED")
    Set<Outcome> noticeAfter();

    /** How long an invitation is good. */
    @WithDefault("P14D")
    @WithConverter(SomeTime.class)
    Duration goodFor();
}
