package io.huifang.scheduler.policy.document;

import io.huifang.contract.callback.NoticeRequested.Channel;
import io.huifang.scheduler.policy.NoticeRules;
import io.huifang.scheduler.policy.NoticeRules.InsteadOfACall;

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
        at.allow("channels", "channelsOf", "own", "insteadOfACall");
        Map<String, Boolean> own = own(at);
        return new NoticeRules(
                own,
                at.optional("channels").map(NoticesSection::channels).orElse(ALL_CHANNELS),
                channelsOf(at, own.keySet()),
                at.optional("insteadOfACall")
                        .map(it -> insteadOfACall(it, own.keySet(), reasons))
                        .orElse(null));
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
        String template = References.notice(at.required("text"), known);
        Set<String> except = new HashSet<>();
        at.optional("except")
                .map(At::items)
                .orElse(List.of())
                .forEach(item -> except.add(References.reason(item, reasons)));
        return new InsteadOfACall(template, except);
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
