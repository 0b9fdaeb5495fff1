package io.huifang.journeys.soak;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.load.Shift;
import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.stack.Rig;
import io.huifang.local.stack.Service;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Somebody puts the shipped policy and one that calls a little less late into force, in turn, by
 * the scheduler's interface. While nobody answers, nothing is changed.
 */
public final class PolicyChanges implements AutoCloseable {
    private static final int SHIPPED = 1;
    private static final String LATEST = "until: \"20:00\"";
    private static final String LESS_LATE = "until: \"19:45\"";
    private static final String ACTIVATIONS =
            "SELECT count(*) FROM policy_activation WHERE activated_by = 'policy-admin'";

    private final Rig rig;
    private final Shift shift = new Shift(1);

    /** The other policy's version; empty before it is stored. */
    private OptionalInt other = OptionalInt.empty();

    private int confirmed;
    private boolean over;

    public PolicyChanges(Rig rig) {
        this.rig = rig;
    }

    /**
     * @param every until the first one, and from one to the next
     */
    public void begin(Duration every) {
        shift.begin(this::change, every, every);
    }

    /** Nothing is changed any more; returns when what is under way is answered. */
    public synchronized void finish() {
        over = true;
    }

    /** How many activations were answered with 200. */
    public synchronized int confirmed() {
        return confirmed;
    }

    /** Whether each of them is on record. */
    public synchronized Finding finding() {
        long recorded = Rows.number(rig.database(Service.SCHEDULER), ACTIVATIONS);
        // without a clear answer there may be more
        List<String> violations =
                recorded >= confirmed
                        ? List.of()
                        : List.of("%d of %d on record".formatted(recorded, confirmed));
        return new Finding(
                "P21", "every confirmed change of the policy is on record", confirmed, violations);
    }

    @Override
    public void close() {
        shift.close();
    }

    private synchronized void change() {
        if (over) return;
        if (other.isEmpty()) {
            other = stored();
        }
        if (other.isEmpty()) return;
        Exchange now = admin().get(url("/" + other.getAsInt()));
        if (!now.is(200)) return;
        int next = now.json().get("active").asBoolean() ? SHIPPED : other.getAsInt();
        if (admin().post(url("/" + next + "/activation")).is(200)) {
            confirmed++;
        }
    }

    /** The version of the other policy; empty when nobody answers. */
    private OptionalInt stored() {
        Exchange shipped = admin().get(url("/" + SHIPPED));
        if (!shipped.is(200)) return OptionalInt.empty();
        String document = shipped.json().get("document").asText();
        String changed = document.replace(LATEST, LESS_LATE);
        if (changed.equals(document)) {
            throw new AssertionError("the shipped policy has no " + LATEST);
        }
        Exchange stored = admin().saying("Content-Type", "application/yaml").post(url(""), changed);
        if (!stored.isSuccess()) return OptionalInt.empty();
        JsonNode version = stored.json().get("version");
        return OptionalInt.of(version.asInt());
    }

    private Caller admin() {
        return Caller.withPassword("policy-admin", rig.stack().secrets().password("policy-admin"));
    }

    private String url(String rest) {
        return rig.scheduler() + "/v1/policies" + rest;
    }
}
