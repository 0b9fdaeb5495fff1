package io.huifang.survey.handover;

import io.huifang.survey.agent.Profile;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.exchange.Violation;

import jakarta.ws.rs.core.MultivaluedMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The body of a handover. One of the first three, and only one.
 *
 * @param agent account name of a colleague
 * @param skill a skill, perhaps with the least level, such as {@code refunds:3}
 * @param language BCP 47
 * @param because why
 */
@Schema(requiredProperties = "because")
record HandoverRequest(String agent, String skill, String language, HandoverBecause because) {
    private static final Pattern ACCOUNT = Pattern.compile("[!-~]{1,128}");
    private static final Pattern SKILL = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(:[1-5])?");

    /** What is asked for. */
    record Asked(Receiver to, HandoverBecause because) {}

    /**
     * @throws RefusedRequest when the body cannot be read as one
     */
    static Asked read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        List<Receiver> receivers = new ArrayList<>();
        body.code("agent", ACCOUNT).map(Receiver.Agent::new).ifPresent(receivers::add);
        body.code("skill", SKILL).map(Receiver.Skill::new).ifPresent(receivers::add);
        body.code("language", Profile.LANGUAGE)
                .map(Receiver.Language::new)
                .ifPresent(receivers::add);
        Optional<HandoverBecause> because = body.oneOf("because", HandoverBecause.class);
        if (because.isEmpty()) {
            body.missing("because");
        }
        body.finish();
        if (receivers.size() != 1) {
            Violation which =
                    new Violation("", "one-receiver", "needs one of agent, skill and language");
            throw new RefusedRequest(Problems.INVALID.at(List.of(which)));
        }
        return new Asked(receivers.get(0), because.orElseThrow());
    }

    /** The same by a form, whose fields have the members' names; empty when it cannot be read. */
    static Optional<Asked> sent(MultivaluedMap<String, String> form) {
        List<Receiver> receivers = new ArrayList<>();
        field(form, "agent", ACCOUNT).map(Receiver.Agent::new).ifPresent(receivers::add);
        field(form, "skill", SKILL).map(Receiver.Skill::new).ifPresent(receivers::add);
        field(form, "language", Profile.LANGUAGE)
                .map(Receiver.Language::new)
                .ifPresent(receivers::add);
        return receivers.size() != 1
                ? Optional.empty()
                : Stream.of(HandoverBecause.values())
                        .filter(it -> it.name().equals(form.getFirst("because")))
                        .findFirst()
                        .map(because -> new Asked(receivers.get(0), because));
    }

    private static Optional<String> field(
            MultivaluedMap<String, String> form, String name, Pattern shape) {
        return Optional.ofNullable(form.getFirst(name))
                .map(String::strip)
                .filter(shape.asMatchPredicate());
    }
}
