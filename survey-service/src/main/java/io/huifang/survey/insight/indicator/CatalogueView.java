package io.huifang.survey.insight.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.Locale;

/** Every indicator there is. */
record CatalogueView(List<Entry> indicators) {

    /**
     * @param window which instant says into which window something falls, and what time stands
     *     still
     * @param facts the facts it is counted from
     * @param source whose formula it is
     * @param detail by what its lines are always told apart; absent for nothing
     * @param settlesAfterDays so long after a window's end it may still change by what happens
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String name,
            String kind,
            String unit,
            String numerator,
            String denominator,
            String window,
            String facts,
            String source,
            String detail,
            boolean smallGroupsHidden,
            long settlesAfterDays) {

        static Entry of(Indicator indicator) {
            return new Entry(
                    indicator.name(),
                    indicator.kind().name().toLowerCase(Locale.ROOT),
                    indicator.unit(),
                    indicator.numerator(),
                    indicator.denominator(),
                    indicator.window(),
                    indicator.facts(),
                    indicator.source(),
                    indicator.detail().orElse(null),
                    indicator.aboutPeople(),
                    indicator.settlesAfter().toDays());
        }
    }

    static CatalogueView ofAll() {
        return new CatalogueView(Catalogue.all().stream().map(Entry::of).toList());
    }
}
