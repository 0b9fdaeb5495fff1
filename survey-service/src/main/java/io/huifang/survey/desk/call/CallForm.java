package io.huifang.survey.desk.call;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.masking.SensitiveNumbers;
import io.huifang.survey.page.Wording;
import io.huifang.survey.word.SupposedEnd;

import jakarta.ws.rs.core.MultivaluedMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    static final String CODES = "codes-";
    static final String WORDS = "words-";

    /** In front of a script step's id: what was ticked. */
    static final String TICK = "tick-";

    static final String LEFT_BECAUSE = "leftBecause";
    static final String DISPOSITION = "disposition";
    static final String NOTE = "note";
    static final String ROOT_CAUSE = "rootCause";
    static final String APPOINTMENT_AT = "appointmentAt";
    static final String FOLLOW_UP = "followUp";
    static final String MINE = "mine";
    static final String LANGUAGE = "language";
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
                    MINE,
                    LANGUAGE,
                    KEPT_BY,
                    SUBJECT_REF,
                    DUE_AT,
                    LEFT_BECAUSE);
    static final Pattern ANSWER =
            Pattern.compile("(?:number|flag|code|codes|words)-[A-Za-z0-9._-]{1,64}");
    static final Pattern TICKED = Pattern.compile(TICK + "[A-Za-z0-9._-]{1,64}");
    private static final int MOST_FIELDS = 200;

    CallForm {
        fields = Map.copyOf(fields);
    }

    /** What the browser sent, without what is not of the form. */
    static CallForm of(MultivaluedMap<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.forEach(
                (name, values) -> {
                    String value = value(name, values);
                    boolean ours = NAMES.contains(name) || isNamedByDocuments(name);
                    if (ours && !value.isBlank() && fields.size() < MOST_FIELDS) {
                        fields.put(name, value);
                    }
                });
        return new CallForm(fields);
    }

    // A code has no line's end in it.
    private static String value(String name, List<String> values) {
        if (values.isEmpty()) return "";
        return name.startsWith(CODES)
                ? String.join("\n", values)
                : values.get(0).replace("\r\n", "\n");
    }

    private static boolean isNamedByDocuments(String name) {
        return ANSWER.matcher(name).matches() || TICKED.matcher(name).matches();
    }

    /** As it may be kept: free text without numbers of cards and identity papers. */
    CallForm masked() {
        Map<String, String> masked = new LinkedHashMap<>(fields);
        masked.replaceAll((name, said) -> isFreeText(name) ? SensitiveNumbers.mask(said) : said);
        return new CallForm(masked);
    }

    private static boolean isFreeText(String name) {
        return name.equals(NOTE) || name.equals(LEFT_BECAUSE) || name.startsWith(WORDS);
    }

    /** The field's text; empty for nothing. */
    String said(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What was ticked so far, by the script step's id. */
    Map<String, Object> ticked() {
        Map<String, Object> ticked = new TreeMap<>();
        fields.forEach(
                (name, said) -> {
                    if (TICKED.matcher(name).matches()) {
                        ticked.put(
                                name.substring(TICK.length()), said.equals("true") ? true : said);
                    }
                });
        return ticked;
    }

    /** What was answered so far, by the question's id. What is no answer of its kind stays text. */
    Map<String, Object> given() {
        Map<String, Object> given = new TreeMap<>();
        fields.forEach(
                (name, said) -> {
                    if (ANSWER.matcher(name).matches()) {
                        given.put(name.substring(name.indexOf('-') + 1), answer(name, said));
                    }
                });
        return given;
    }

    private static Object answer(String name, String said) {
        if (name.startsWith(NUMBER) && said.matches("\\d{1,9}")) return Integer.valueOf(said);
        if (name.startsWith(FLAG) && (said.equals("true") || said.equals("false"))) {
            return Boolean.valueOf(said);
        }
        return name.startsWith(CODES) ? List.of(said.split("\n")) : said;
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
        return ConclusionBody.of(this, wording);
    }

    /** Without what people said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "CallForm[" + said(DISPOSITION) + "]";
    }
}
