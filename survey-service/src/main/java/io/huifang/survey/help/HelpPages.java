package io.huifang.survey.help;

import io.huifang.outbox.Ids;
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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the help page. */
@ApplicationScoped
class HelpPages {
    private static final int OK = 200;
    private static final int WRONG = 422;

    /** What the address may say was just done. */
    private static final Set<String> DONE = Set.of("helped", "asked");

    private final Template page;
    private final CustomerPages pages;
    private final Ids ids;

    HelpPages(@Location("customer/help.html") Template page, CustomerPages pages, Ids ids) {
        this.page = page;
        this.pages = pages;
        this.ids = ids;
    }

    /**
     * The hours of a day.
     *
     * @param name the day
     */
    public record Day(String name, List<Slot> slots) {}

    /**
     * One hour.
     *
     * @param value as it is sent
     * @param says when it begins
     */
    public record Slot(String value, String says) {}

    /**
     * @param found null when nothing was looked for
     * @param problem what could not be done; null for nothing
     */
    Uni<Response> show(
            CustomerRequest request,
            ShowHelp.Shown shown,
            HelpForm form,
            List<FoundAnswer> found,
            String problem) {
        CustomerWords words = request.words();
        Frame frame = pages.frame(words, "help", List.of(words.say("help.text")));
        boolean done =
                problem == null && found == null && DONE.contains(String.valueOf(request.done()));
        return pages.page(
                page.data(
                                "frame",
                                done
                                        ? frame.done(words.say("help." + request.done()))
                                        : frame.problem(problem))
                        .data("words", form.words())
                        .data("searched", found != null)
                        .data("answers", found == null ? List.of() : found)
                        .data("press", ids.next().toString())
                        .data("days", days(words, shown))
                        .data("state", state(words, shown)),
                words,
                problem == null ? OK : WRONG);
    }

    private static List<Day> days(CustomerWords words, ShowHelp.Shown shown) {
        Map<String, List<Slot>> days = new LinkedHashMap<>();
        for (Instant slot : shown.slots()) {
            days.computeIfAbsent(
                            said(words, "help.day", slot, shown.zone()), day -> new ArrayList<>())
                    .add(new Slot(slot.toString(), said(words, "help.hour", slot, shown.zone())));
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), List.copyOf(day.getValue())))
                .toList();
    }

    private static String said(CustomerWords words, String form, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(words.say(form), words.language().locale())
                .format(at.atZone(zone));
    }

    /** What he asked for last and how it stands; empty when he asked for nothing. */
    private static List<String> state(CustomerWords words, ShowHelp.Shown shown) {
        HelpRequest latest = shown.latest();
        if (latest == null) {
            return List.of();
        }
        List<String> state = new ArrayList<>();
        ZoneId zone = shown.zone();
        String said = words.moment(latest.saidAt(), zone);
        state.add(words.say("help.said." + latest.wish(), said));
        if (latest.preferredAt() != null) {
            state.add(words.say("help.preferred", words.moment(latest.preferredAt(), zone)));
        }
        if (latest.calledAt() != null) {
            state.add(words.say("help.called", words.moment(latest.calledAt(), zone)));
        } else {
            state.add(words.say(standing(latest)));
        }
        return state;
    }

    /** Whose request cannot be passed on may not be left waiting. */
    private static String standing(HelpRequest latest) {
        if (latest.refusedAt() != null) {
            return "help.refused";
        }
        return latest.passedAt() == null ? "help.passing" : "help.passed";
    }
}
