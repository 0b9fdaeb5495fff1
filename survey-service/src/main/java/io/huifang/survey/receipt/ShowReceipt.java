package io.huifang.survey.receipt;

import io.huifang.survey.call.CallWording;
import io.huifang.survey.customer.CompanyConfig;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Shows the receipt of a call to whoever has its link. */
@ApplicationScoped
class ShowReceipt {
    private final Pool pool;
    private final CallsMade callsMade;
    private final Links links;
    private final ReceiptKeys keys;
    private final CompanyConfig company;
    private final CallWording wording;

    ShowReceipt(
            Pool pool,
            CallsMade callsMade,
            Links links,
            ReceiptKeys keys,
            CompanyConfig company,
            CallWording wording) {
        this.pool = pool;
        this.callsMade = callsMade;
        this.links = links;
        this.keys = keys;
        this.company = company;
        this.wording = wording;
    }

    /**
     * A receipt and its signed form.
     *
     * @param signed JWS in its compact form
     */
    record Shown(Receipt receipt, String signed) {}

    /** Empty for a link that is not ours or has ended, and when there is nothing to receipt. */
    Uni<Optional<Shown>> show(String token) {
        Optional<UUID> attemptId = links.subject(token, LinkPurpose.RECEIPT);
        // whoever has no link of ours costs no connection
        if (attemptId.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return callsMade
                .find(pool, attemptId.get())
                .map(found -> found.map(this::receipt).map(it -> new Shown(it, keys.sign(it))));
    }

    /** It says what the agent read out. */
    private Receipt receipt(CallMade call) {
        CallWording.Text dataUse = wording.dataUse(call.purpose());
        return call.receipt(
                company.name(),
                company.complaints(),
                new TreeMap<>(Map.of("zh-CN", dataUse.zh(), "en", dataUse.en())));
    }
}
