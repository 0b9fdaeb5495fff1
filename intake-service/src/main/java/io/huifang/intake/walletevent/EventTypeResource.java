package io.huifang.intake.walletevent;

import io.huifang.contract.field.FieldShape;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.intake.sender.OpenTo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The catalogue of event types, for those who write senders. */
@Path("/v1/event-types")
@OpenTo(OpenTo.Who.ANY_CALLER)
@Tag(name = "catalogue")
class EventTypeResource {

    /**
     * The catalogue.
     *
     * @param eventTypes all types whose data Huifang knows; a sender may have others of its own
     */
    record CatalogueView(List<EventTypeView> eventTypes) {}

    /**
     * One type.
     *
     * @param type CloudEvents type
     * @param subjectField the field of its data that says what it is about; null when that is the
     *     customer
     * @param contactRequired whether a contact must be sent along
     * @param schema where the JSON Schema of its data is
     */
    record EventTypeView(String type, String subjectField, boolean contactRequired, String schema) {
        static EventTypeView of(WalletEventShape shape) {
            return new EventTypeView(
                    shape.type(),
                    shape.subjectField().orElse(null),
                    shape.personalFields().stream().anyMatch(FieldShape::required),
                    "/v1/event-types/" + shape.type());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All event types of the catalogue")
    public CatalogueView all() {
        return new CatalogueView(
                WalletEventCatalogue.all().stream().map(EventTypeView::of).toList());
    }

    @GET
    @Path("/{type}")
    @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "JSON Schema of one type's data, as a sender posts it")
    public byte[] schema(@RestPath String type) {
        WalletEventShape shape =
                WalletEventCatalogue.find(type).orElseThrow(NotFoundException::new);
        String file = "/schemas/" + shape.type() + ".json";
        try (InputStream schema = WalletEventShape.class.getResourceAsStream(file)) {
            return schema.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
