package io.huifang.scheduler.policy.almanac;

import static java.util.Objects.requireNonNull;

import io.huifang.scheduler.policy.calendar.Hours;
import io.huifang.scheduler.policy.law.ContactLimit;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file with what one law says.
 *
 * @param name of the pack
 * @param citation the law and its paragraph
 * @param about whom and what the law is about, in a sentence for who decides about it
 * @param regions ISO 3166-1 alpha-2 codes
 * @param validFrom first day on which it is in force
 * @param validUntil last one; null while no end is known
 * @param quiet local times without calls; null for none
 * @param limits how often somebody may be called; null for no limit
 */
record RulePackFile(
        String name,
        String citation,
        String about,
        List<String> regions,
        String validFrom,
        String validUntil,
        Quiet quiet,
        List<Limit> limits) {
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    RulePackFile {
        requireNonNull(name, "name is missing");
        requireNonNull(citation, "citation is missing");
        requireNonNull(about, "about is missing");
        requireNonNull(regions, "regions is missing");
        requireNonNull(validFrom, "validFrom is missing");
    }

    /** Local times, such as from 22:00 until 08:00. */
    record Quiet(String from, String until) {}

    /** So many contacts in so many days. */
    record Limit(int contacts, int days) {}

    RulePack rulePack() {
        for (String region : regions) {
            if (!REGIONS.contains(region)) {
                throw new IllegalArgumentException("a region is no ISO 3166-1 alpha-2 code");
            }
        }
        LocalDate until = validUntil == null ? null : LocalDate.parse(validUntil);
        return new RulePack(
                name,
                citation,
                Set.copyOf(regions),
                new RulePack.InForce(LocalDate.parse(validFrom), until),
                Optional.ofNullable(quiet).map(it -> Hours.of(it.from(), it.until())),
                limits == null
                        ? List.of()
                        : limits.stream()
                                .map(it -> new ContactLimit(it.contacts(), it.days()))
                                .toList());
    }
}
