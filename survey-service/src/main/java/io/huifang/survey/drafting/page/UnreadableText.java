package io.huifang.survey.drafting.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.drafting.DocumentName;
import io.huifang.survey.drafting.ShowLibrary;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Gives a text that cannot be read back to who typed it, with the line at which reading ended. */
@ApplicationScoped
class UnreadableText {
    private static final int UNPROCESSABLE = 422;

    private final ShowLibrary showLibrary;
    private final Pages pages;
    private final Template editor;

    UnreadableText(
            ShowLibrary showLibrary,
            Pages pages,
            @Location("library/editor.html") Template editor) {
        this.showLibrary = showLibrary;
        this.pages = pages;
        this.editor = editor;
    }

    Uni<Response> show(
            PageRequest request, DocumentName name, String revision, String text, int line) {
        Wording wording = pages.wording(request, "library");
        String title = wording.say("editor.title", name.id());
        return showLibrary
                .one(name)
                .map(found -> EditorPage.unreadable(found, revision, text, line, wording))
                .chain(
                        page ->
                                pages.show(
                                        editor,
                                        pages.frame(request, wording, title, Section.LIBRARY),
                                        page,
                                        UNPROCESSABLE));
    }
}
