package io.huifang.scheduler.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.pages.wording.Language;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands around every page.
 *
 * @param wording its language
 * @param title of the page
 * @param account of who reads it; null for somebody unknown
 * @param sections those the person may see
 * @param languages every language there is
 */
public record Frame(
        Wording wording,
        String title,
        String account,
        List<SectionLink> sections,
        List<LanguageLink> languages) {

    /**
     * @param title the page's own, in the language of the request
     * @param current where the page stands
     */
    static Frame of(PageRequest request, Wording wording, String title, Section current) {
        return new Frame(
                wording,
                title,
                request.account(),
                Stream.of(Section.values())
                        .filter(section -> section.isFor(request.person()))
                        .map(section -> SectionLink.of(section, wording, section == current))
                        .toList(),
                languages(request, wording));
    }

    /** For anybody: without anything of the person. */
    static Frame open(PageRequest request, Wording wording, String title) {
        return new Frame(wording, title, null, List.of(), languages(request, wording));
    }

    private static List<LanguageLink> languages(PageRequest request, Wording wording) {
        return Stream.of(Language.values())
                .map(language -> LanguageLink.of(language, request, wording))
                .toList();
    }

    /** For who may see nothing: without anything of the person. */
    static Frame bare(Wording wording, String title) {
        return new Frame(wording, title, null, List.of(), List.of());
    }

    public String say(String key) {
        return wording.say(key);
    }

    /** BCP 47. */
    public String language() {
        return wording.language().tag();
    }

    public String times() {
        return wording.times();
    }

    /**
     * A part of the pages.
     *
     * @param current whether the page belongs to it
     */
    public record SectionLink(String name, String about, String path, boolean current) {
        static SectionLink of(Section section, Wording wording, boolean current) {
            return new SectionLink(
                    wording.say("section." + section.id()),
                    wording.say("section." + section.id() + ".about"),
                    section.path(),
                    current);
        }
    }

    /**
     * One language of the switch.
     *
     * @param tag BCP 47
     * @param name its own name for itself
     * @param path the same page in it
     * @param current whether the page is in it
     */
    public record LanguageLink(String tag, String name, String path, boolean current) {
        static LanguageLink of(Language language, PageRequest request, Wording wording) {
            return new LanguageLink(
                    language.tag(),
                    wording.say("language." + language.tag()),
                    request.in(language),
                    language == wording.language());
        }
    }
}
