package io.huifang.survey.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of payment cards and of identity papers in free text. A run of digits counts as one only
 * when its check digit holds, so that order and phone numbers stay; digits may be of any script and
 * parted by blanks, dots or dashes, as people dictate them. Wherever digits begin a number may
 * begin: a phone number may stand before it, or another card.
 */
public final class SensitiveNumbers {
    /** What stands in the text instead of a card's number. */
    public static final String CARD = "[card number removed]";

    /** What stands in the text instead of an identity number. */
    public static final String IDENTITY = "[identity number removed]";

    private static final int SHORTEST_CARD = 13;
    private static final int USUAL_CARD = 16;
    private static final int LONGEST_CARD = 19;
    private static final int IDENTITY_LENGTH = 18;

    private SensitiveNumbers() {}

    /** The text with each of them replaced. */
    public static String mask(String text) {
        List<DigitGroup> groups = DigitGroup.of(text);
        StringBuilder masked = new StringBuilder(text.length());
        int told = 0;
        for (int first = 0; first < groups.size(); first++) {
            Optional<Found> found = from(groups, first);
            if (found.isPresent()) {
                masked.append(text, told, groups.get(first).from()).append(found.get().shown());
                first = found.get().last();
                told = groups.get(first).to();
            }
        }
        return masked.append(text, told, text.length()).toString();
    }

    /**
     * A number in the text.
     *
     * @param last the group of digits in which it ends
     * @param shown what is shown instead
     */
    private record Found(int last, String shown) {}

    /** Which kinds were removed from the text: {@code payment-card}, {@code identity-number}. */
    public static List<String> removedFrom(String text) {
        List<String> kinds = new ArrayList<>(2);
        if (text.contains(CARD)) {
            kinds.add("payment-card");
        }
        if (text.contains(IDENTITY)) {
            kinds.add("identity-number");
        }
        return kinds;
    }

    /** The one that begins with this group: another number may stand right before it. */
    private static Optional<Found> from(List<DigitGroup> groups, int first) {
        StringBuilder digits = new StringBuilder();
        int card = -1;
        for (int last = first; goesOn(groups, first, last, digits); last++) {
            digits.append(groups.get(last).digits());
            if (digits.length() >= IDENTITY_LENGTH
                    && CheckDigits.isChineseIdentity(digits.substring(0, IDENTITY_LENGTH))) {
                return Optional.of(new Found(last, IDENTITY));
            }
            if (isWholeCard(digits)) {
                card = last;
            }
        }
        if (card < 0) {
            card = cardWithMore(groups, first, digits);
        }
        return card < 0 ? Optional.empty() : Optional.of(new Found(card, CARD));
    }

    private static boolean goesOn(
            List<DigitGroup> groups, int first, int next, CharSequence digits) {
        return next < groups.size()
                && (next == first || groups.get(next).joined())
                && digits.length() <= LONGEST_CARD;
    }

    private static boolean isWholeCard(CharSequence digits) {
        return digits.length() >= SHORTEST_CARD
                && digits.length() <= LONGEST_CARD
                && CheckDigits.isCard(digits.toString());
    }

    // Somebody may type the date of expiry, or another number, right behind it. Only the usual
    // lengths are looked for there: parts of a long reference agree by chance.
    private static int cardWithMore(List<DigitGroup> groups, int first, StringBuilder digits) {
        if (digits.length() <= LONGEST_CARD) {
            return -1;
        }
        for (int length : new int[] {LONGEST_CARD, USUAL_CARD}) {
            if (CheckDigits.isCard(digits.substring(0, length))) {
                return groupOf(groups, first, length);
            }
        }
        return -1;
    }

    /** The group that holds the digit with that number. */
    private static int groupOf(List<DigitGroup> groups, int first, int number) {
        int group = first;
        int seen = groups.get(group).digits().length();
        while (seen < number) {
            seen += groups.get(++group).digits().length();
        }
        return group;
    }
}
