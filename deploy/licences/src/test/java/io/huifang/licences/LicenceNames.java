package io.huifang.licences;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What authors call their licences, as SPDX ids. */
final class LicenceNames {
    /** In this order. The Eclipse Distribution License is the BSD's with three clauses. */
    private static final List<Map.Entry<Pattern, String>> KNOWN =
            List.of(
                    known("apache.*2.*", "Apache-2.0"),
                    known("(eclipse public|epl).*1.*", "EPL-1.0"),
                    known("(eclipse public|epl).*2.*", "EPL-2.0"),
                    known("(eclipse distribution|edl).*1.*", "BSD-3-Clause"),
                    known(
                            "(gnu general public|gpl).*2.*(classpath|cpe).*",
                            "GPL-2.0-with-classpath-exception"),
                    known("(gnu general public|gpl).*2.*", "GPL-2.0-only"),
                    known("bsd.2.*", "BSD-2-Clause"),
                    known("bsd.3.*", "BSD-3-Clause"),
                    known(".*\\bcc0\\b.*", "CC0-1.0"));

    /** More than one licence, or one with more in it than its name says. */
    private static final Pattern MORE =
            Pattern.compile(".*(\\band\\b|\\bwith\\b(?!.*classpath)|commons clause).*");

    private LicenceNames() {}

    /** The id; the authors' own words where we know none. */
    static String of(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
        if (MORE.matcher(plain).matches()) return words.strip();
        return KNOWN.stream()
                .filter(it -> it.getKey().matcher(plain).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(words.strip());
    }

    private static Map.Entry<Pattern, String> known(String pattern, String id) {
        return Map.entry(Pattern.compile(pattern), id);
    }
}
