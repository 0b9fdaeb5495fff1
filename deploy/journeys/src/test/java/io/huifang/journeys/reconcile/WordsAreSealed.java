package io.huifang.journeys.reconcile;

import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Sending;

import java.util.List;
import java.util.Set;

/** What intake has accepted together with words of a customer: the vault has these words. */
public final class WordsAreSealed {
    private WordsAreSealed() {}

    /**
     * @param sendings the senders' journal
     * @param sealed events whose words are in the vault
     */
    public static Finding examine(List<Sending> sendings, Set<EventKey> sealed) {
        Notes notes = new Notes("R71", "the words of every accepted event are in the vault");
        new SentEvents(sendings)
                .acceptedDrafts().stream()
                        .filter(draft -> draft.data().has(PersonalData.NARRATIVE))
                        .forEach(
                                draft ->
                                        notes.require(
                                                sealed.contains(draft.key()),
                                                draft.key() + " is without its words"));
        return notes.finding();
    }
}
