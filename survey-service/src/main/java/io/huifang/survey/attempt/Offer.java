package io.huifang.survey.attempt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Something became claimable: the least a replica must hear of it.
 *
 * @param queueId in which queue
 * @param priority at which priority
 * @param dueAt the earliest due time among what became claimable there, UTC
 */
public record Offer(int queueId, int priority, Instant dueAt) {
    /** The channel on which offers are announced. */
    public static final String CHANNEL = "huifang_offers";

    /** PostgreSQL refuses longer notices. */
    private static final int LONGEST = 7900;

    /**
     * The notice of these offers; empty text, which means "look yourself", when they are too many.
     */
    static String notice(Collection<Offer> offers) {
        StringBuilder notice = new StringBuilder();
        for (Offer offer : offers) {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, offer.dueAt);
            notice.append(offer.queueId).append(',').append(offer.priority).append(',');
            notice.append(micros).append(';');
            if (notice.length() > LONGEST) {
                return "";
            }
        }
        return notice.toString();
    }

    /** Reads a notice; empty when it says "look yourself" or is none of ours. */
    public static Optional<List<Offer>> read(String notice) {
        try {
            List<Offer> offers = new ArrayList<>();
            for (String entry : notice.split(";")) {
                String[] parts = entry.split(",", 3);
                offers.add(
                        new Offer(
                                Integer.parseInt(parts[0]),
                                Integer.parseInt(parts[1]),
                                Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS)));
            }
            return Optional.of(offers);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }
}
