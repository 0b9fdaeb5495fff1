package io.huifang.survey.receipt;

import io.huifang.survey.customer.CompanyConfig;
import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.customer.Frame;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.util.List;
import java.util.Optional;

/** Writes the page of a receipt, and the one that verifies receipts. */
@ApplicationScoped
class ReceiptPages {
    private final Template receipt;
    private final Template verification;
    private final CustomerPages pages;
    private final CompanyConfig company;

    ReceiptPages(
            @Location("customer/receipt.html") Template receipt,
            @Location("customer/verification.html") Template verification,
            CustomerPages pages,
            CompanyConfig company) {
        this.receipt = receipt;
        this.verification = verification;
        this.pages = pages;
        this.company = company;
    }

    Uni<Response> shown(CustomerWords texts, ShowReceipt.Shown shown) {
        List<String> lines = List.of(texts.say("receipt.text"));
        return pages.page(
                receipt.data("frame", pages.frame(texts, "receipt", lines))
                        .data("lines", ReceiptText.lines(shown.receipt(), texts, company))
                        .data("signed", shown.signed()),
                texts,
                200);
    }

    Uni<Response> gone(CustomerWords texts) {
        return pages.gone(texts);
    }

    /** The form alone. */
    Uni<Response> asking(CustomerWords texts) {
        return verification(texts, frame(texts), List.of());
    }

    /** The form with what was found. */
    Uni<Response> verified(CustomerWords texts, Optional<Receipt> found) {
        return found.isPresent()
                ? verification(
                        texts,
                        frame(texts).done(texts.say("verification.good")),
                        ReceiptText.lines(found.get(), texts, company))
                : verification(
                        texts, frame(texts).problem(texts.say("verification.bad")), List.of());
    }

    private Frame frame(CustomerWords texts) {
        return pages.frame(texts, "verification", List.of(texts.say("verification.text")));
    }

    private Uni<Response> verification(
            CustomerWords texts, Frame frame, List<ReceiptText.Line> lines) {
        return pages.page(verification.data("frame", frame).data("lines", lines), texts, 200);
    }
}
