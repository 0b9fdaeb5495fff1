package io.huifang.intake.walletevent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.wallet.CustomerConsentGranted;
import io.huifang.contract.wallet.CustomerConsentWithdrawn;
import io.huifang.contract.wallet.CustomerErasureRequested;
import io.huifang.intake.cloudevent.IncomingEvent;
import io.huifang.intake.sender.Sender;
import io.huifang.intake.vault.PersonalDetails;
import io.huifang.intake.vault.SealPersonalData;
import io.huifang.intake.vault.consent.ConsentRecord;
import io.huifang.intake.vault.consent.RecordConsents;
import io.huifang.intake.vault.erasure.EraseCustomer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a request's events mean for the vault: personal data is sealed, consents are recorded, and
 * who wants to be forgotten is erased, in this order. Safe to repeat.
 */
@Singleton
class VaultWork {
    private final SealPersonalData sealPersonalData;
    private final RecordConsents recordConsents;
    private final EraseCustomer eraseCustomer;
    private final ObjectMapper mapper;

    @Inject
    VaultWork(
            SealPersonalData sealPersonalData,
            RecordConsents recordConsents,
            EraseCustomer eraseCustomer,
            ObjectMapper mapper) {
        this.sealPersonalData = sealPersonalData;
        this.recordConsents = recordConsents;
        this.eraseCustomer = eraseCustomer;
        this.mapper = mapper;
    }

    /** What is to be done before the events are published; empty when nothing is. */
    Optional<Uni<Void>> before(List<IncomingEvent> events, Sender sender) {
        List<PersonalDetails> personal = new ArrayList<>(0);
        List<ConsentRecord> consents = new ArrayList<>(0);
        List<EraseCustomer.Order> erasures = new ArrayList<>(0);
        for (IncomingEvent event : events) {
            if (event.isPersonal()) {
                personal.add(detailsOf(event));
            }
            switch (event.attributes().type()) {
                case CustomerErasureRequested.TYPE -> erasures.add(order(event, sender));
                case CustomerConsentGranted.TYPE -> consents.add(consent(event, true));
                case CustomerConsentWithdrawn.TYPE -> consents.add(consent(event, false));
                default -> {
                    // of the others the vault wants personal data only
                }
            }
        }
        return personal.isEmpty() && consents.isEmpty() && erasures.isEmpty()
                ? Optional.empty()
                : Optional.of(work(personal, consents, erasures));
    }

    private Uni<Void> work(
            List<PersonalDetails> personal,
            List<ConsentRecord> consents,
            List<EraseCustomer.Order> erasures) {
        Uni<Void> work =
                personal.isEmpty() ? Uni.createFrom().voidItem() : sealPersonalData.seal(personal);
        if (!consents.isEmpty()) {
            work = work.chain(() -> recordConsents.record(consents));
        }
        return erasures.isEmpty() ? work : work.chain(() -> erase(erasures));
    }

    private Uni<Void> erase(List<EraseCustomer.Order> orders) {
        return Multi.createFrom()
                .iterable(orders)
                .onItem()
                .transformToUniAndConcatenate(eraseCustomer::erase)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private EraseCustomer.Order order(IncomingEvent event, Sender sender) {
        return new EraseCustomer.Order(
                event.attributes().subject(),
                text(data(event), "requestId"),
                "sender:" + sender.name());
    }

    private ConsentRecord consent(IncomingEvent event, boolean granted) {
        JsonNode data = data(event);
        return new ConsentRecord(
                event.attributes().subject(),
                event.attributes().time(),
                event.attributes().source(),
                event.attributes().id(),
                granted,
                text(data, "purpose"),
                text(data, "channel"),
                text(data, "evidenceId"),
                text(data, "version"));
    }

    private JsonNode data(IncomingEvent event) {
        try {
            return mapper.readTree(event.data());
        } catch (IOException impossible) {
            // without the cause, which may quote the data
            throw new IllegalStateException("data that was read before cannot be read again");
        }
    }

    /** Of a field that its type requires, and that was checked on the way in. */
    private static String text(JsonNode data, String name) {
        return data.required(name).asText();
    }

    private static PersonalDetails detailsOf(IncomingEvent event) {
        return new PersonalDetails(
                event.attributes().source(),
                event.attributes().id(),
                event.attributes().subject(),
                event.attributes().time(),
                event.contact(),
                event.narrative());
    }
}
