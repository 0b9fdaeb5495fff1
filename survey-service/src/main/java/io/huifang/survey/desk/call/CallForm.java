package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.page.Wording;
import io.huifang.survey.word.SupposedEnd;

import jakarta.ws.rs.core.MultivaluedMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The form of a call: how it ended and what was answered. As people type it; what it means is
 * judged where programs' conclusions are.
 */
record CallForm(Map<String, String> fields) {
    /** In front of a question's id: what kind of answer it takes. */
    static final String NUMBER = "number-";

    static final String FLAG = "flag-";
    static final String CODE = "code-";
    static final String WORDS = "words-";

    static final String DISPOSITION = "disposition";
    static final String NOTE = "note";
    static final String ROOT_CAUSE = "rootCause";
    static final String APPOINTMENT_AT = "appointmentAt";
    static final String FOLLOW_UP = "followUp";
    static final String KEPT_BY = "keptBy";
    static final String SUBJECT_REF = "subjectRef";
    static final String DUE_AT = "dueAt";

    private static final Set<String> NAMES =
            Set.of(
                    DISPOSITION,
                    NOTE,
                    ROOT_CAUSE,
                    APPOINTMENT_AT,
                    FOLLOW_UP,
                    KEPT_BY,
                    SUBJECT_REF,
                    DUE_AT);
    private static final Pattern ANSWER =
            Pattern.compile("(?:number|flag|code|words)-[A-Za-z0-9._-]{1,64}");
    private static final Pattern TOKEN = Pattern.compile("\\d{1,18}");
    private static final int MOST_FIELDS = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    CallForm {
        fields = Map.copyOf(fields);
    }

    /** What the browser sent, without what is not of the form. */
    static CallForm of(MultivaluedMap<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.forEach(
                (name, values) -> {
                    String value = values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n");
                    boolean ours = NAMES.contains(name) || ANSWER.matcher(name).matches();
                    if (ours && !value.isBlank() && fields.size() < MOST_FIELDS) {
                        fields.put(name, value);
                    }
                });
        return new CallForm(fields);
    }

    /**
     * By which right somebody writes.
     *
     * @param token as the page has it; what is none stands for no lease
     */
    static Holder holder(UUID attemptId, String agent, String token) {
        boolean sound = token != null && TOKEN.matcher(token).matches();
        return new Holder(
                attemptId,
                agent,
                sound ? OptionalLong.of(Long.parseLong(token)) : OptionalLong.empty());
    }

    /** The field's text; empty for nothing. */
    String said(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Empty while none is chosen. */
    Optional<Disposition> disposition() {
        return Stream.of(Disposition.values())
                .filter(it -> it.name().equals(said(DISPOSITION)))
                .findFirst();
    }

    /** How it would end, for what would follow; empty while that is not chosen. */
    Optional<SupposedEnd> supposed(Wording wording) {
        return disposition()
                .map(
                        it ->
                                new SupposedEnd(
                                        it,
                                        it == Disposition.APPOINTMENT_MADE
                                                ? wording.instant(said(APPOINTMENT_AT)).orElse(null)
                                                : null,
                                        !said(FOLLOW_UP).isEmpty()));
    }

    /** The conclusion as the interface for programs takes it. */
    byte[] toConclusion(Wording wording) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        put(body, DISPOSITION, said(DISPOSITION));
        put(body, NOTE, said(NOTE));
        put(body, ROOT_CAUSE, said(ROOT_CAUSE).strip());
        body.put(FOLLOW_UP, !said(FOLLOW_UP).isEmpty());
        if (disposition().equals(Optional.of(Disposition.APPOINTMENT_MADE))) {
            put(body, APPOINTMENT_AT, moment(wording, said(APPOINTMENT_AT)));
        }
        if (!said(KEPT_BY).isEmpty() || !said(DUE_AT).isEmpty()) {
            ObjectNode promise = body.putObject("promise");
            put(promise, KEPT_BY, said(KEPT_BY));
            put(promise, SUBJECT_REF, said(SUBJECT_REF).strip());
            put(promise, DUE_AT, moment(wording, said(DUE_AT)));
        }
        ObjectNode answers = body.putObject("answers");
        if (disposition().map(Disposition::surveyed).orElse(false)) {
            new TreeMap<>(fields).forEach((name, said) -> answer(answers, name, said));
        }
        return bytes(body);
    }

    // What is no answer of its kind goes on as it is and is refused there.
    private static void answer(ObjectNode answers, String name, String said) {
        if (!ANSWER.matcher(name).matches()) return;
        String question = name.substring(name.indexOf('-') + 1);
        if (name.startsWith(NUMBER) && said.matches("\\d{1,9}")) {
            answers.put(question, Integer.parseInt(said));
        } else if (name.startsWith(FLAG) && Set.of("true", "false").contains(said)) {
            answers.put(question, Boolean.parseBoolean(said));
        } else {
            answers.put(question, said);
        }
    }

    // What is no time goes on as it is and is refused there.
    private static String moment(Wording wording, String field) {
        return wording.instant(field).map(Instant::toString).orElse(field);
    }

    private static void put(ObjectNode body, String name, String said) {
        if (!said.isEmpty()) body.put(name, said);
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Without what people said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "CallForm[" + said(DISPOSITION) + "]";
    }
}
