package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Continues a sender's trace or begins one, so that every record on the log belongs to a trace.
 * With OpenTelemetry switched off the ids run through all the same, only no span is recorded.
 */
@Singleton
class Traces {
    private static final String SPAN_NAME = "POST " + WalletEventRoute.PATH;

    private final Tracer tracer;
    private final boolean recording;

    @Inject
    Traces(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = tracer;
        this.recording = !disabled;
    }

    /**
     * A trace for one request.
     *
     * @param traceParent the request's own, or null
     */
    Trace begin(String traceParent) {
        boolean continued = TraceParent.isUsable(traceParent);
        if (recording) {
            Span span =
                    tracer.spanBuilder(SPAN_NAME)
                            .setSpanKind(SpanKind.SERVER)
                            .setParent(continued ? remote(traceParent) : Context.root())
                            .startSpan();
            return new Trace(text(span.getSpanContext()), span);
        }
        return new Trace(continued ? traceParent : fresh(), Span.getInvalid());
    }

    /**
     * One request's trace.
     *
     * @param parent for what the request causes, in W3C form
     * @param span to end; never null
     */
    record Trace(String parent, Span span) {
        void end(int status) {
            span.setAttribute("http.response.status_code", status);
            span.end();
        }
    }

    private static Context remote(String traceParent) {
        SpanContext sender =
                SpanContext.createFromRemoteParent(
                        traceParent.substring(3, 35),
                        traceParent.substring(36, 52),
                        TraceFlags.fromHex(traceParent, 53),
                        TraceState.getDefault());
        return Context.root().with(Span.wrap(sender));
    }

    private static String text(SpanContext context) {
        return "00-"
                + context.getTraceId()
                + '-'
                + context.getSpanId()
                + '-'
                + context.getTraceFlags().asHex();
    }

    // Not sampled: nobody records it here. Ids need to differ, not to be secret.
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String traceId = TraceId.fromLongs(random.nextLong(), random.nextLong() | 1);
        return "00-" + traceId + '-' + SpanId.fromLong(random.nextLong() | 1) + "-00";
    }
}
