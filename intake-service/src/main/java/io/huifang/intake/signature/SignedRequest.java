package io.huifang.intake.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What the three headers of a signed request say; nothing of it is known to be true yet. */
public final class SignedRequest {
    /** How far its time may be from ours, to either side. */
    public static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final String VERSION = "v1,";
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_TIME = 12;
    private static final int SIGNATURE_BYTES = 32;

    private final byte[] head;
    private final long seconds;
    private final List<byte[]> signatures;

    private SignedRequest(byte[] head, long seconds, List<byte[]> signatures) {
        this.head = head;
        this.seconds = seconds;
        this.signatures = signatures;
    }

    /**
     * Reads the headers.
     *
     * @param id {@code webhook-id}, or null
     * @param timestamp {@code webhook-timestamp}, or null: seconds since 1970
     * @param signatures {@code webhook-signature}, or null: separated by spaces, those of other
     *     versions than {@code v1} are passed over
     * @return empty when one is missing or says nothing
     */
    public static Optional<SignedRequest> of(String id, String timestamp, String signatures) {
        if (id == null || timestamp == null || signatures == null) {
            return Optional.empty();
        }
        List<byte[]> ofVersionOne = signatures(signatures);
        if (id.isEmpty() || id.length() > LONGEST_ID || id.indexOf('.') >= 0) {
            return Optional.empty(); // with a dot in it, id and time could change places
        }
        if (!isDigits(timestamp) || ofVersionOne.isEmpty()) {
            return Optional.empty();
        }
        byte[] head = (id + '.' + timestamp + '.').getBytes(UTF_8);
        return Optional.of(new SignedRequest(head, Long.parseLong(timestamp), ofVersionOne));
    }

    /** Whether it was signed about now. */
    public boolean isTimely(Instant now) {
        return Math.abs(now.getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
    }

    /** What is signed before the body. */
    byte[] head() {
        return head;
    }

    List<byte[]> signatures() {
        return signatures;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TIME
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<byte[]> signatures(String header) {
        List<byte[]> found = new ArrayList<>();
        for (String one : header.split(" ")) {
            if (one.startsWith(VERSION)) {
                decode(one.substring(VERSION.length())).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return bytes.length == SIGNATURE_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
