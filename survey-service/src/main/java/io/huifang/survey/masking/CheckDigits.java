package io.huifang.survey.masking;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The check digits of card and identity numbers. Pure. */
final class CheckDigits {
    private static final int[] IDENTITY_WEIGHTS = {
        7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
    };
    private static final String IDENTITY_SIGNS = "10X98765432";
    private static final int IDENTITY_LENGTH = 18;

    private CheckDigits() {}

    /** Luhn (ISO/IEC 7812-1), and a beginning that issuers have; dates have none of them. */
    static boolean isCard(String digits) {
        int issuer = Integer.parseInt(digits.substring(0, 4));
        boolean issued = issuer >= 3000 && issuer < 7000 || issuer >= 2221 && issuer <= 2720;
        if (digits.indexOf('X') >= 0 || !issued) {
            return false;
        }
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            int weighed = fromRight % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** GB 11643: 17 digits with a date of birth in them, and a check sign (ISO 7064, MOD 11-2). */
    static boolean isChineseIdentity(String digits) {
        int sign = digits.indexOf('X');
        if (digits.length() != IDENTITY_LENGTH || sign >= 0 && sign < IDENTITY_LENGTH - 1) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < IDENTITY_WEIGHTS.length; place++) {
            sum += (digits.charAt(place) - '0') * IDENTITY_WEIGHTS[place];
        }
        return IDENTITY_SIGNS.charAt(sum % 11) == digits.charAt(17) && hasABirthday(digits);
    }

    private static boolean hasABirthday(String digits) {
        try {
            LocalDate born =
                    LocalDate.of(
                            Integer.parseInt(digits.substring(6, 10)),
                            Integer.parseInt(digits.substring(10, 12)),
                            Integer.parseInt(digits.substring(12, 14)));
            return born.getYear() >= 1850 && born.getYear() < 2100;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
