package io.huifang.survey.drafting.page;

import io.huifang.survey.drafting.DocumentKind;
import io.huifang.survey.drafting.LibraryEntry;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.stream.Stream;

/** What the list of all documents shows. */
public record LibraryPage(List<Shelf> shelves, String told) {

    /** All documents of one kind. */
    public record Shelf(String kind, String name, List<Book> books) {}

    /**
     * @param version the newest; 0 for none
     * @param drafted whether somebody writes it
     */
    public record Book(String id, String path, String title, int version, boolean drafted) {}

    static LibraryPage of(List<LibraryEntry> entries, Wording wording, String told) {
        return new LibraryPage(
                Stream.of(DocumentKind.values())
                        .map(kind -> shelf(kind, entries, wording))
                        .toList(),
                told);
    }

    private static Shelf shelf(DocumentKind kind, List<LibraryEntry> entries, Wording wording) {
        String language = wording.language().tag();
        return new Shelf(
                kind.path(),
                wording.say("kind." + kind.path()),
                entries.stream()
                        .filter(entry -> entry.name().kind() == kind)
                        .map(
                                entry ->
                                        new Book(
                                                entry.name().id(),
                                                EditorPage.path(entry.name()),
                                                entry.title().path(language).asText(""),
                                                entry.version(),
                                                entry.drafted()))
                        .toList());
    }
}
