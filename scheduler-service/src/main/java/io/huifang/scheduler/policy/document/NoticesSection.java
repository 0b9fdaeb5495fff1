package io.huifang.scheduler.policy.document;

import io.huifang.contract.callback.NoticeRequested.Channel;
import io.huifang.scheduler.policy.NoticeRules;
import io.huifang.scheduler.policy.NoticeRules.InsteadOfACall;
import io.huifang.scheduler.policy.NoticeRules.OfSurveys;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The document's {@code notices}: templates of the company's own, and how to send. */
final class NoticesSection {
    private static final List<Channel> ALL_CHANNELS = List.of(Channel.values());

    private NoticesSection() {}

    /**
     * @param reasons names of the document's reasons
     */
    static NoticeRules read(At at, Set<String> reasons) {
        at.allow("channels", "channelsOf", "own", "insteadOfACall", "surveys");
        Map<String, Boolean> own = own(at);
        return new NoticeRules(
                own,
                at.optional("channels").map(NoticesSection::channels).orElse(ALL_CHANNELS),
                channelsOf(at, own.keySet()),
                at.optional("insteadOfACall")
                        .map(it -> insteadOfACall(it, own.keySet(), reasons))
                        .orElse(null),
                at.optional("surveys").map(it -> ofSurveys(it, own, reasons)).orElse(null));
    }

    private static Map<String, Boolean> own(At at) {
        Map<String, Boolean> own = new HashMap<>();
        at.optional("own")
                .map(At::entries)
                .orElse(Map.of())
                .forEach(
                        (name, text) -> {
                            if (!At.isName(name)) text.fault("invalid-name", At.NAME_RULE);
                            if (NoticeRules.SHIPPED.containsKey(name)) {
                                text.fault(
                                        "already-shipped",
                                        "must not have the name of a shipped template");
                            }
                            text.allow("link");
                            own.put(name, text.required("link").flag());
                        });
        return own;
    }

    private static InsteadOfACall insteadOfACall(At at, Set<String> own, Set<String> reasons) {
        at.allow("text", "except");
        Set<String> known = new HashSet<>(own);
        known.addAll(NoticeRules.SHIPPED.keySet());
        known.remove(NoticeRules.TO_A_QUESTIONNAIRE);
        String template = References.notice(at.required("text"), known);
        return new InsteadOfACall(template, except(at, reasons));
    }

    /** Without a link nobody could answer. */
    private static OfSurveys ofSurveys(At at, Map<String, Boolean> own, Set<String> reasons) {
        at.allow("text", "except");
        Set<String> linked = new HashSet<>(Set.of(NoticeRules.TO_A_QUESTIONNAIRE));
        own.forEach(
                (name, link) -> {
                    if (link) linked.add(name);
                });
        At text = at.required("text");
        String template = text.name();
        if (!template.isEmpty() && !linked.contains(template)) {
            text.fault(
                    "unknown-notice",
                    "must be "
                            + NoticeRules.TO_A_QUESTIONNAIRE
                            + " or one of notices.own with a link");
        }
        return new OfSurveys(template, except(at, reasons));
    }

    private static Set<String> except(At at, Set<String> reasons) {
        Set<String> except = new HashSet<>();
        at.optional("except")
                .map(At::items)
                .orElse(List.of())
                .forEach(item -> except.add(References.reason(item, reasons)));
        return except;
    }

    private static Map<String, List<Channel>> channelsOf(At at, Set<String> own) {
        Map<String, List<Channel>> channelsOf = new HashMap<>();
        at.optional("channelsOf")
                .map(At::entries)
                .orElse(Map.of())
                .forEach(
                        (name, stated) -> {
                            if (!own.contains(name) && !NoticeRules.SHIPPED.containsKey(name)) {
                                stated.fault("unknown-notice", References.UNKNOWN_NOTICE);
                            }
                            channelsOf.put(name, channels(stated));
                        });
        return channelsOf;
    }

    private static List<Channel> channels(At at) {
        List<Channel> channels = at.items().stream().map(it -> it.oneOf(Channel.class)).toList();
        if (channels.isEmpty()) at.fault("empty", "must name at least one channel");
        if (channels.stream().distinct().count() < channels.size()) {
            at.fault("repeated", "must name each channel once");
        }
        return channels;
    }
}
