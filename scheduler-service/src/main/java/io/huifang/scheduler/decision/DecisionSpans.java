package io.huifang.scheduler.decision;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One span for each decision whose trace is sampled, as a child of the POST that began it. */
@ApplicationScoped
class DecisionSpans {
    /** version 00, trace id, span id, flags */
    private static final int TRACE_PARENT_LENGTH = 55;

    private final Tracer tracer;
    private final boolean exported;

    DecisionSpans(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = telemetry.getTracer("io.huifang.scheduler");
        this.exported = !disabled;
    }

    /** Tells a committed decision to the tracing backend, if there is any. */
    void tell(Decided decided) {
        String traceParent = decided.received().traceParent();
        if (!exported || !isSampled(traceParent)) return;
        SpanContext parent =
                SpanContext.createFromRemoteParent(
                        traceParent.substring(3, 35),
                        traceParent.substring(36, 52),
                        TraceFlags.getSampled(),
                        TraceState.getDefault());
        tracer.spanBuilder("decide")
                .setParent(Context.root().with(Span.wrap(parent)))
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(decided.decidedAt())
                .setAttribute("huifang.decision", decided.decision().kind().name())
                .setAttribute("huifang.rule", decided.decision().rule())
                .startSpan()
                .end();
    }

    private static boolean isSampled(String traceParent) {
        return traceParent != null
                && traceParent.length() == TRACE_PARENT_LENGTH
                && traceParent.endsWith("1");
    }
}
