package io.huifang.survey.drafting.page;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.drafting.DocumentName;
import io.huifang.survey.page.Wording;

import java.util.List;

/**
 * A text while it is being typed.
 *
 * @param faults what keeps it from being published
 * @param preview null when it cannot be read
 */
public record CheckedText(List<EditorPage.Fault> faults, Preview preview) {

    static CheckedText of(DocumentName name, String text, Wording wording) {
        try {
            JsonNode content = DocumentText.read(text);
            return new CheckedText(
                    EditorPage.faults(name, content, text, wording),
                    Preview.of(name.kind(), content));
        } catch (DocumentText.Unreadable broken) {
            return new CheckedText(
                    List.of(
                            new EditorPage.Fault(
                                    broken.line(), "", wording.say("fault.unreadable"))),
                    null);
        }
    }
}
