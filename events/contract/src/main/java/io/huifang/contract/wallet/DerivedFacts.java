package io.huifang.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Optional;

import java.util.List;

/**
 * What intake adds to an event's data on the log when it follows from the contact: enough to find
 * the right hour for a call, too little to find the person. Senders may not send these fields.
 *
 * @param region ISO 3166-1 alpha-2 code of the number's country; null when unknown
 * @param timeZones IANA zones where the customer may be, the stated one alone if there is one; null
 *     when unknown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DerivedFacts(@Optional String region, @Optional List<String> timeZones) {
    /** Name of {@link #region} in the data. */
    public static final String REGION = "region";

    /** Name of {@link #timeZones} in the data. */
    public static final String TIME_ZONES = "timeZones";
}
