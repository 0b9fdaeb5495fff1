package io.huifang.intake.eventdata;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import io.huifang.contract.wallet.Contact;
import io.huifang.contract.wallet.DerivedFacts;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A telephone number that exists in its country's plan and rings at a person's. */
public final class CallableNumber {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES =
            PhoneNumberToTimeZonesMapper.getInstance();
    private static final Set<PhoneNumberType> RINGS_AT_A_PERSONS =
            EnumSet.of(
                    PhoneNumberType.FIXED_LINE,
                    PhoneNumberType.MOBILE,
                    PhoneNumberType.FIXED_LINE_OR_MOBILE,
                    PhoneNumberType.PERSONAL_NUMBER,
                    PhoneNumberType.VOIP);

    private final PhoneNumber number;

    private CallableNumber(PhoneNumber number) {
        this.number = number;
    }

    /**
     * Reads a number in international form.
     *
     * @return empty when nobody can be called there
     */
    public static Optional<CallableNumber> of(String international) {
        try {
            PhoneNumber number = PLANS.parse(international, null);
            boolean callable =
                    !number.hasExtension()
                            && PLANS.isValidNumber(number)
                            && RINGS_AT_A_PERSONS.contains(PLANS.getNumberType(number));
            return callable ? Optional.of(new CallableNumber(number)) : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /** The number in E.164: plus sign and digits only. */
    public String e164() {
        return PLANS.format(number, PhoneNumberFormat.E164);
    }

    /**
     * What may be told of the number without telling the number.
     *
     * @param contact the contact it stands in; a zone stated there wins
     */
    public DerivedFacts factsOf(Contact contact) {
        List<String> zones =
                contact.timeZone() == null ? candidateZones() : List.of(contact.timeZone());
        return new DerivedFacts(region(), zones.isEmpty() ? null : zones);
    }

    /** Null for a number that belongs to no country, such as a satellite telephone's. */
    private String region() {
        String region = PLANS.getRegionCodeForNumber(number);
        return PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(region) ? null : region;
    }

    private List<String> candidateZones() {
        return ZONES.getTimeZonesForNumber(number).stream()
                .filter(zone -> !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                .toList();
    }

    /** Tells nothing, so that a number in a log line is impossible. */
    @Override
    public String toString() {
        return "CallableNumber[…]";
    }
}
