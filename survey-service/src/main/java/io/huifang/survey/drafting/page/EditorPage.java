package io.huifang.survey.drafting.page;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.drafting.DocumentDraft;
import io.huifang.survey.drafting.DocumentName;
import io.huifang.survey.drafting.LibraryDocument;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.page.Wording;

import java.util.List;

/**
 * What the editor shows.
 *
 * @param path of the document
 * @param revision of the draft that is gone on with; empty to begin one
 * @param text as it stands or as it was typed
 * @param faults what keeps it from being published
 * @param told what was just done; null for nothing
 * @param preview of the text; null when it cannot be read
 * @param publishable whether there is a sound draft
 */
public record EditorPage(
        DocumentName name,
        String path,
        String revision,
        String text,
        List<Fault> faults,
        List<VersionLine> versions,
        String told,
        Preview preview,
        boolean publishable) {

    /**
     * @param line from 1; 0 for unknown
     */
    public record Fault(int line, String place, String words) {}

    /** One published version. */
    public record VersionLine(int number, String from, String publishedBy) {}

    /** Of what is stored. */
    static EditorPage of(LibraryDocument document, Wording wording, String told) {
        JsonNode content = document.newest().orElseGet(() -> Skeletons.of(document.name().kind()));
        String text = DocumentText.write(content);
        List<Fault> faults = faults(document.name(), content, text, wording);
        return new EditorPage(
                document.name(),
                path(document.name()),
                document.draft().map(DocumentDraft::revision).map(String::valueOf).orElse(""),
                text,
                faults,
                versions(document, wording),
                told,
                Preview.of(document.name().kind(), content),
                document.draft().isPresent() && faults.isEmpty());
    }

    /** Of a text that cannot be read; it stays as it was typed. */
    static EditorPage unreadable(
            LibraryDocument document, String revision, String text, int line, Wording wording) {
        return new EditorPage(
                document.name(),
                path(document.name()),
                revision,
                text,
                List.of(new Fault(line, "", wording.say("fault.unreadable"))),
                versions(document, wording),
                null,
                null,
                false);
    }

    static String path(DocumentName name) {
        return "/library/" + name.kind().path() + "/" + name.id();
    }

    static List<Fault> faults(DocumentName name, JsonNode content, String text, Wording wording) {
        List<Violation> found = name.kind().faults(content);
        DocumentText places = DocumentText.of(text);
        return found.stream()
                .map(
                        it ->
                                new Fault(
                                        places.line(it.pointer()),
                                        it.pointer(),
                                        wording.knows("fault." + it.code())
                                                ? wording.say("fault." + it.code())
                                                : it.detail()))
                .toList();
    }

    private static List<VersionLine> versions(LibraryDocument document, Wording wording) {
        return document.versions().stream()
                .map(
                        it ->
                                new VersionLine(
                                        it.number(),
                                        wording.at(it.from()),
                                        it.publishedBy() == null
                                                ? wording.say("editor.shipped")
                                                : it.publishedBy()))
                .toList();
    }
}
