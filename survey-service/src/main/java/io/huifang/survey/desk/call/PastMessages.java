package io.huifang.survey.desk.call;

import io.huifang.survey.desk.call.PastMessage.Kind;
import io.huifang.survey.help.HelpRequests;
import io.huifang.survey.invitation.Responses;
import io.huifang.survey.notice.Notices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What passed between us and a customer in writing, the latest first. */
@ApplicationScoped
class PastMessages {
    /** Shown to an agent who has a minute to read. */
    private static final int MOST = 20;

    private final Notices notices;
    private final HelpRequests helpRequests;
    private final Responses responses;

    PastMessages(Notices notices, HelpRequests helpRequests, Responses responses) {
        this.notices = notices;
        this.helpRequests = helpRequests;
        this.responses = responses;
    }

    Uni<List<PastMessage>> of(SqlConnection tx, String customerId) {
        List<PastMessage> all = new ArrayList<>();
        return notices.latest(tx, customerId, MOST)
                .invoke(
                        them ->
                                them.forEach(
                                        it ->
                                                all.add(
                                                        new PastMessage(
                                                                it.requestedAt(),
                                                                Kind.NOTICE,
                                                                it.template(),
                                                                it.reason()))))
                .chain(() -> helpRequests.latest(tx, customerId, MOST))
                .invoke(
                        them ->
                                them.forEach(
                                        it ->
                                                all.add(
                                                        new PastMessage(
                                                                it.askedAt(),
                                                                Kind.HELP,
                                                                it.wish().name(),
                                                                null))))
                .chain(() -> responses.latest(tx, customerId, MOST))
                .invoke(
                        them ->
                                them.forEach(
                                        it ->
                                                all.add(
                                                        new PastMessage(
                                                                it.answeredAt(),
                                                                Kind.ANSWERS,
                                                                "",
                                                                it.reason()))))
                .replaceWith(() -> latest(all));
    }

    private static List<PastMessage> latest(List<PastMessage> all) {
        return all.stream()
                .sorted(Comparator.comparing(PastMessage::at).reversed())
                .limit(MOST)
                .toList();
    }
}
