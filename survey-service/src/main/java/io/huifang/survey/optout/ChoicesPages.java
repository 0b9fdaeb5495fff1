package io.huifang.survey.optout;

import io.huifang.survey.customer.CompanyConfig;
import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerRequest;
import io.huifang.survey.customer.CustomerWords;
import io.huifang.survey.customer.Frame;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page on which a customer stops calls. */
@ApplicationScoped
class ChoicesPages {
    private static final int OK = 200;
    private static final int WRONG = 422;

    private final Template page;
    private final CustomerPages pages;
    private final CompanyConfig company;

    ChoicesPages(
            @Location("customer/choices.html") Template page,
            CustomerPages pages,
            CompanyConfig company) {
        this.page = page;
        this.pages = pages;
        this.company = company;
    }

    /**
     * One purpose to stop.
     *
     * @param value as it is sent
     * @param says its words
     */
    public record Choice(String value, String says) {}

    /**
     * @param problem what could not be done; null for nothing
     */
    Uni<Response> show(CustomerRequest request, ShowChoices.Shown shown, String problem) {
        CustomerWords words = request.words();
        Frame frame = pages.frame(words, "choices", List.of(words.say("choices.text")));
        boolean saved = problem == null && "saved".equals(request.done());
        return pages.page(
                page.data(
                                "frame",
                                saved
                                        ? frame.done(words.say("choices.saved"))
                                        : frame.problem(problem))
                        .data("choices", choices(words))
                        .data("state", state(words, shown))
                        .data("stopped", stopped(words, shown)),
                words,
                problem == null ? OK : WRONG);
    }

    private static List<Choice> choices(CustomerWords words) {
        return OptOut.STOPPABLE.stream()
                .sorted()
                .map(it -> new Choice(it.name(), words.say("choices." + it)))
                .toList();
    }

    /** What he stopped and how far it is; empty when he stopped nothing. */
    private List<String> state(CustomerWords words, ShowChoices.Shown shown) {
        if (shown.purposes().isEmpty()) {
            return List.of();
        }
        ZoneId zone = company.timeZone();
        String what =
                shown.purposes().stream()
                        .map(it -> words.say("choices." + it))
                        .collect(Collectors.joining(words.say("choices.and")));
        return Stream.of(
                        words.say("choices.said", what, words.moment(shown.saidAt(), zone)),
                        shown.acceptedAt() == null
                                ? words.say("choices.passing")
                                : words.say(
                                        "choices.passed", words.moment(shown.acceptedAt(), zone)))
                .toList();
    }

    private List<String> stopped(CustomerWords words, ShowChoices.Shown shown) {
        return Stream.concat(
                        shown.stopped().stream()
                                .map(it -> line(words, "choices.stopped", it.reason(), it.at())),
                        shown.unasked().stream()
                                .map(it -> line(words, "choices.unasked", it.reason(), it.at())))
                .toList();
    }

    private String line(CustomerWords words, String what, String reason, Instant at) {
        return words.say(what, words.matter(reason), words.moment(at, company.timeZone()));
    }
}
