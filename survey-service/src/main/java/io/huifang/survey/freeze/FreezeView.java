package io.huifang.survey.freeze;

import io.huifang.contract.command.FundsFreezeRequested.Because;

import java.time.Instant;

/**
 * The request to freeze a customer's funds that an attempt led to.
 *
 * @param requestedAt when it was asked for, UTC
 * @param because why
 * @param requestedBy account name of who asked for it
 * @param verified whether the customer had shown who he is
 */
public record FreezeView(
        Instant requestedAt, Because because, String requestedBy, boolean verified) {}
