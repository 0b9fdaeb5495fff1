package io.huifang.journeys.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.wallet.EventKey;

import java.net.URLEncoder;

/** What the scheduler says to somebody who asks what was decided about an event. */
public final class Decisions {
    private Decisions() {}

    /** 404 when it knows of none. */
    public static Exchange about(Rig rig, EventKey event) {
        String source = URLEncoder.encode(event.source(), UTF_8);
        String id = URLEncoder.encode(event.id(), UTF_8);
        return rig.ops().get(rig.scheduler() + "/v1/decisions?source=" + source + "&id=" + id);
    }
}
