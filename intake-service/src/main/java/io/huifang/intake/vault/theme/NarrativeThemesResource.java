package io.huifang.intake.vault.theme;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.OpenTo;
import io.huifang.intake.vault.VaultAnswers;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.LocalDate;
import java.util.List;

/** What narratives are about, as counts of days. */
@Path("/v1/narrative-themes")
@OpenTo(OpenTo.Who.SERVICES)
@Tag(name = "vault")
class NarrativeThemesResource {
    private final ShowNarrativeThemes showNarrativeThemes;
    private final VaultAnswers answers;

    @Inject
    NarrativeThemesResource(ShowNarrativeThemes showNarrativeThemes, VaultAnswers answers) {
        this.showNarrativeThemes = showNarrativeThemes;
        this.answers = answers;
    }

    /**
     * @param counts by day, language and theme
     */
    record View(List<CountView> counts) {}

    /**
     * So many narratives of a day.
     *
     * @param language {@code zh} or {@code en}
     * @param theme that they are about; empty for all of them
     */
    record CountView(LocalDate day, String language, String theme, long n) {
        static CountView of(ThemeCount count) {
            return new CountView(count.day(), count.language(), count.theme(), count.n());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "How many narratives of days that are over are about which theme; whoever shows"
                            + " them hides what is of few")
    public Uni<Response> themes(@BeanParam NarrativeThemesQuery query) {
        if (!query.isUsable()) {
            return Uni.createFrom().item(answers.problem(Problems.BAD_PARAMETER));
        }
        return answers.done(
                showNarrativeThemes
                        .between(query.first(), query.last())
                        .map(counts -> new View(counts.stream().map(CountView::of).toList())));
    }
}
