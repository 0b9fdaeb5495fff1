package io.huifang.scheduler.page.policy;

import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.policy.document.Fault;

import java.util.List;

/**
 * What is to be said about a document.
 *
 * @param faults what makes it unusable; empty when it is sound
 * @param warnings what it leaves open, in English
 * @param changes compared with the version in force; null when it is not sound, or none is
 */
public record Verdict(List<FaultLine> faults, List<String> warnings, LineDiff changes) {
    public boolean isSound() {
        return faults.isEmpty();
    }

    static Verdict faulty(List<Fault> faults, String document, Wording wording) {
        Places places = Places.of(document);
        return new Verdict(
                faults.stream()
                        .map(
                                fault ->
                                        new FaultLine(
                                                places.line(fault.pointer()),
                                                fault.pointer(),
                                                wording.name("fault", fault.code()),
                                                fault.detail()))
                        .toList(),
                List.of(),
                null);
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1; 0 for the document as a whole
     * @param pointer JSON pointer to the place; empty for the document as a whole
     * @param words what is wrong, in the page's language
     * @param detail what would be right, in English
     */
    public record FaultLine(int line, String pointer, String words, String detail) {}
}
