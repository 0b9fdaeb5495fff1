package io.huifang.journeys;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.People;

import java.util.List;

/** Reads contacts back from the vault, replica by replica in turn. */
final class ReadableContacts {
    private final Rig rig;
    private final Caller survey;

    ReadableContacts(Rig rig) {
        this.rig = rig;
        this.survey = Caller.withKey(rig.stack().secrets().surveyKey());
    }

    /** The ids of those whose contact does not come back as it was sent. */
    List<String> unreadable(People people, List<Integer> numbers) {
        return numbers.stream()
                .filter(number -> !isReadable(people, number))
                .map(people::customer)
                .toList();
    }

    private boolean isReadable(People people, int number) {
        String url = rig.intake() + "/v1/customers/" + people.customer(number) + "/contact";
        Exchange exchange = survey.get(url);
        return exchange.is(200)
                && exchange.json().path("phone").asText().equals(people.phone(number));
    }
}
