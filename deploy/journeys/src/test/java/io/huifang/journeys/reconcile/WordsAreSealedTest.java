package io.huifang.journeys.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Sending;
import io.huifang.journeys.wallet.Sending.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class WordsAreSealedTest {
    private static final Draft WITH_WORDS = draft("1", true);
    private static final Draft WITHOUT = draft("2", false);

    @Test
    void missesTheWordsOfAnAcceptedEvent() {
        assertThat(found(WITH_WORDS, Verdict.ACCEPTED, Set.of()).violations()).hasSize(1);
        assertThat(found(WITH_WORDS, Verdict.ACCEPTED, Set.of(WITH_WORDS.key())).isShown())
                .isTrue();
    }

    @Test
    void missesNothingOfWhatWasNotAcceptedOrHadNoWords() {
        assertThat(found(WITH_WORDS, Verdict.UNCLEAR, Set.of()).holds()).isTrue();
        assertThat(found(WITHOUT, Verdict.ACCEPTED, Set.of()).holds()).isTrue();
    }

    private static Finding found(Draft draft, Verdict verdict, Set<EventKey> sealed) {
        return WordsAreSealed.examine(List.of(new Sending(draft, verdict)), sealed);
    }

    private static Draft draft(String id, boolean withWords) {
        var data = Json.object();
        if (withWords) {
            data.put(PersonalData.NARRATIVE, "words");
        }
        EventKey key = new EventKey("/wallet-1", id);
        return new Draft(key, PaymentCompleted.TYPE, "c-1", Instant.EPOCH, data);
    }
}
