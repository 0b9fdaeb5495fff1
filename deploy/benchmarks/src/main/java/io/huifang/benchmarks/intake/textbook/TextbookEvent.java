package io.huifang.benchmarks.intake.textbook;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import java.time.OffsetDateTime;

/** A structured CloudEvent bound to an object, with bean validation. */
public record TextbookEvent(
        @NotBlank @Pattern(regexp = "1\\.0") String specversion,
        @NotBlank String id,
        @NotBlank String source,
        @NotBlank String type,
        @NotBlank String subject,
        OffsetDateTime time,
        String datacontenttype,
        @NotNull @Valid Payment data) {

    /** The data of a failed payment. */
    public record Payment(
            @NotBlank String paymentId,
            @NotBlank @Pattern(regexp = "\\d{1,12}\\.\\d{2}") String amount,
            @NotBlank @Pattern(regexp = "[A-Z]{3}") String currency,
            @NotBlank String cause) {}
}
