package io.huifang.survey.help;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * What a customer asked for on the help page, for those who may read his contacts. His words are in
 * the vault.
 *
 * @param wish CALLBACK or PERSON
 * @param preferredAt when he would like to be called, UTC; absent for as soon as possible
 * @param askedAt when he asked, UTC
 * @param passedOnAt when intake had accepted it, UTC; absent before
 * @param refusedAt when intake had refused it for good, UTC; absent for never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AskedHelp(
        HelpWish wish,
        Instant preferredAt,
        Instant askedAt,
        Instant passedOnAt,
        Instant refusedAt) {
    static AskedHelp of(HelpRequest request) {
        return new AskedHelp(
                request.wish(),
                request.preferredAt(),
                request.saidAt(),
                request.passedAt(),
                request.refusedAt());
    }
}
