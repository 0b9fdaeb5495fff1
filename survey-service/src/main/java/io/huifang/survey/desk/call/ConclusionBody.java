package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.page.Wording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Writes a form as the conclusion that the interface for programs takes. */
final class ConclusionBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final CallForm form;
    private final Wording wording;

    private ConclusionBody(CallForm form, Wording wording) {
        this.form = form;
        this.wording = wording;
    }

    static byte[] of(CallForm form, Wording wording) {
        ConclusionBody body = new ConclusionBody(form, wording);
        body.end();
        body.promise();
        body.script();
        body.answers();
        return body.body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void end() {
        put(body, CallForm.DISPOSITION);
        put(body, CallForm.NOTE);
        put(body, CallForm.ROOT_CAUSE);
        body.put(CallForm.FOLLOW_UP, !form.said(CallForm.FOLLOW_UP).isEmpty());
        if (form.disposition().equals(Optional.of(Disposition.APPOINTMENT_MADE))) {
            putMoment(body, CallForm.APPOINTMENT_AT);
        }
        body.put(CallForm.MINE, !form.said(CallForm.MINE).isEmpty());
        if (form.disposition().equals(Optional.of(Disposition.LANGUAGE_BARRIER))) {
            put(body, CallForm.LANGUAGE);
        }
    }

    private void promise() {
        if (form.said(CallForm.KEPT_BY).isEmpty() && form.said(CallForm.DUE_AT).isEmpty()) return;
        ObjectNode promise = body.putObject("promise");
        put(promise, CallForm.KEPT_BY);
        put(promise, CallForm.SUBJECT_REF);
        putMoment(promise, CallForm.DUE_AT);
    }

    // Said even when nothing was ticked: the desk answers for every key step.
    private void script() {
        put(body, CallForm.LEFT_BECAUSE);
        ObjectNode covered = body.putObject("covered");
        form.ticked().forEach((id, said) -> covered.set(id, MAPPER.valueToTree(said)));
    }

    // What is no answer of its kind goes on as it is and is refused there.
    private void answers() {
        ObjectNode answers = body.putObject("answers");
        if (!form.disposition().map(Disposition::surveyed).orElse(false)) return;
        form.given().forEach((id, said) -> answers.set(id, MAPPER.valueToTree(said)));
    }

    private void put(ObjectNode object, String name) {
        String said = form.said(name);
        boolean code = !name.equals(CallForm.NOTE) && !name.equals(CallForm.LEFT_BECAUSE);
        if (!said.isEmpty()) object.put(name, code ? said.strip() : said);
    }

    // What is no time goes on as it is and is refused there.
    private void putMoment(ObjectNode object, String name) {
        String said = form.said(name);
        if (said.isEmpty()) return;
        object.put(name, wording.instant(said).map(Instant::toString).orElse(said));
    }
}
