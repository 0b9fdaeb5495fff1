package io.huifang.survey.history;

import io.huifang.survey.help.AskedHelp;
import io.huifang.survey.invitation.AskedSurvey;
import io.huifang.survey.invitation.OwnResponse;
import io.huifang.survey.notice.RequestedNotice;

import java.util.List;

/**
 * The contacts with one customer over all reasons and ways, each kind newest first.
 *
 * @param customerId the customer
 * @param contacts concluded attempts
 * @param responses what he answered on his own
 * @param surveys what he was invited to answer under his name
 * @param notices what he was to be written
 * @param helpRequests what he asked for on the help page
 */
record TimelineView(
        String customerId,
        List<ConclusionView> contacts,
        List<OwnResponse> responses,
        List<AskedSurvey> surveys,
        List<RequestedNotice> notices,
        List<AskedHelp> helpRequests) {}
