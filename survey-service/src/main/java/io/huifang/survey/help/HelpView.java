package io.huifang.survey.help;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/**
 * Help for a customer, for an application.
 *
 * @param latest what he asked for last; absent for nothing
 * @param timeZone IANA zone in which he thinks of times
 * @param slots beginnings of the hours in which he may wish to be called, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HelpView(RequestView latest, String timeZone, List<Instant> slots) {
    /**
     * What he asked for.
     *
     * @param wish CALLBACK or PERSON
     * @param preferredAt when he would like to be called, UTC; absent for as soon as possible
     * @param askedAt when he asked, UTC
     * @param passedOnAt when it had reached those who plan calls, UTC; absent before
     * @param refusedAt when it was found that it cannot be passed on, UTC; absent for never
     * @param calledAt when the latest call since then ended, UTC; absent for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RequestView(
            HelpWish wish,
            Instant preferredAt,
            Instant askedAt,
            Instant passedOnAt,
            Instant refusedAt,
            Instant calledAt) {
        static RequestView of(HelpRequest request) {
            return new RequestView(
                    request.wish(),
                    request.preferredAt(),
                    request.saidAt(),
                    request.passedAt(),
                    request.refusedAt(),
                    request.calledAt());
        }
    }

    static HelpView of(ShowHelp.Shown shown) {
        return new HelpView(
                shown.latest() == null ? null : RequestView.of(shown.latest()),
                shown.zone().getId(),
                shown.slots());
    }
}
