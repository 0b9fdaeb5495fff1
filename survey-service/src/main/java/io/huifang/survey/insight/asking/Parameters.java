package io.huifang.survey.insight.asking;

import io.huifang.contract.Rfc3339;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.exchange.Violation;

import jakarta.ws.rs.core.MultivaluedMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of a question, read strictly: each at most once, none unknown. */
public final class Parameters {
    private final MultivaluedMap<String, String> given;
    private final List<Violation> wrong = new ArrayList<>();

    public Parameters(MultivaluedMap<String, String> given, Set<String> known) {
        this.given = given;
        if (!known.containsAll(given.keySet())) {
            wrong.add(new Violation("#/query", "unknown", "not a parameter of this"));
        }
        given.forEach(
                (name, values) -> {
                    if (known.contains(name) && values.size() > 1) {
                        fault(name, "repeated", "given once");
                    }
                });
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(given.getFirst(name));
    }

    /** Empty also when it cannot be read, which is noted. */
    public Optional<Instant> instant(String name) {
        return text(name)
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(Rfc3339.parse(text));
                            } catch (DateTimeException unreadable) {
                                fault(name, "malformed", "an RFC 3339 instant");
                                return Optional.empty();
                            }
                        });
    }

    /** Notes what is wrong with a parameter, without its value. */
    public void fault(String name, String code, String detail) {
        Violation violation = new Violation("#/query/" + name, code, detail);
        if (!wrong.contains(violation)) {
            wrong.add(violation);
        }
    }

    /**
     * @throws RefusedRequest 400 when anything asked for so far was wrong
     */
    public void check() {
        if (!wrong.isEmpty()) {
            throw new RefusedRequest(Problems.BAD_PARAMETER.at(wrong));
        }
    }
}
