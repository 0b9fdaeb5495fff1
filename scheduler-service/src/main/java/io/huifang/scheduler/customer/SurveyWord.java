package io.huifang.scheduler.customer;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.Purpose;
import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.scheduler.news.News;
import io.huifang.scheduler.statement.Consent;

import java.time.Instant;
import java.util.UUID;

/** What the survey side is told of whether a customer may be asked in surveys. */
public final class SurveyWord {
    private SurveyWord() {}

    /**
     * @param eventId a new id
     * @param customer as he is from now on
     * @param now the transaction's instant, UTC
     */
    public static News of(UUID eventId, Customer customer, Instant now) {
        Consent consent = customer.statements().consent(Purpose.SURVEY);
        Suppression entry = customer.suppressedAt(now).orElse(null);
        return new News(
                Topic.CALLBACK_TASKS,
                new SurveyPermissionChanged(
                        eventId,
                        now,
                        customer.customerId(),
                        consent.grantedAt(),
                        consent.withdrawnAt(),
                        entry != null,
                        entry == null ? null : entry.until()),
                null);
    }
}
