package io.huifang.journeys.visitor;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.load.Shift;
import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.Daytime;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;
import io.huifang.journeys.wallet.Post;
import io.huifang.journeys.wallet.Wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Two new customers a second, whom somebody has to call at once. A share of them, by the seed, asks
 * to be erased some minutes later, before or after the call.
 */
public final class Visitors implements AutoCloseable {
    private static final String PREFIX = "c-visit-";
    private static final Duration PACE = Duration.ofMillis(500);
    private static final double LEAVES = 0.05;
    private static final Duration STAYS = Duration.ofMinutes(2);
    private static final Duration UNTIL_ALL_LEFT = Duration.ofMinutes(10);

    /** Long enough ago that no reason's wait of a few minutes is left. */
    private static final Duration AGO = Duration.ofMinutes(30);

    private final Rig rig;
    private final Wallet.Account sender;
    private final Random random;
    private final Arrivals arrivals;
    private final Shift shift = new Shift(2);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();
    private final Queue<Leaver> leaving = new ConcurrentLinkedQueue<>();

    /** Whose turn it is; used by one thread at a time. */
    private int next;

    private volatile boolean closing;

    private record Leaver(String customer, Instant at) {}

    public Visitors(Rig rig, long seed) {
        this.rig = rig;
        this.sender = rig.sender(0);
        this.random = new Random(seed);
        this.arrivals = new Arrivals(rig);
    }

    public void begin() {
        shift.begin(this::arrive, PACE, PACE);
        shift.begin(this::leave, PACE, PACE);
    }

    /** Nobody comes any more; returns when all have left who want to. */
    public void finish() {
        closing = true;
        await("all have left who want to").atMost(UNTIL_ALL_LEFT).until(leaving::isEmpty);
    }

    /** How long visitors waited from 202 until somebody could claim their call. */
    public Arrivals arrivals() {
        return arrivals;
    }

    public int accepted() {
        return accepted.size();
    }

    public int erased() {
        return erased.size();
    }

    /** What became of them; for when nobody comes or leaves any more. */
    public List<Finding> findings() {
        return VisitorRows.read(rig, PREFIX).findings(accepted, erased);
    }

    @Override
    public void close() {
        closing = true;
        shift.close();
    }

    private void arrive() {
        if (closing) return;
        int number = next++;
        String customer = PREFIX + number;
        boolean leaves = random.nextDouble() < LEAVES;
        Exchange exchange = Post.single(complaint(number)).send(sender.caller(), rig.intake());
        // without a clear answer nobody counts on it
        if (exchange.is(202)) {
            accepted.add(customer);
            arrivals.expect(customer, exchange.endedAt());
            if (leaves) {
                leaving.add(new Leaver(customer, Instant.now().plus(STAYS)));
            }
        }
    }

    private void leave() {
        Leaver first = leaving.peek();
        if (first == null || !closing && first.at().isAfter(Instant.now())) return;
        String url = rig.intake() + "/v1/customers/" + first.customer() + "/erasure";
        // once more with the same request, when there is no certificate
        if (officer().post(url + "?requestId=" + first.customer()).is(200)) {
            arrivals.forget(first.customer());
            erased.add(first.customer());
            leaving.remove();
        }
    }

    private Draft complaint(int number) {
        String customer = PREFIX + number;
        ObjectNode data = Json.object().put("complaintId", customer).put("category", "fee");
        data.put("severity", 1).put("channel", "app").put(PersonalData.NARRATIVE, "客户的话");
        ObjectNode contact = Json.object().put("phone", "+861390%07d".formatted(number));
        contact.put("name", "林晓");
        contact.put("timeZone", Daytime.zones(Instant.now()).get(0).getId());
        data.set(PersonalData.CONTACT, contact);
        return new Draft(
                new EventKey(sender.source(), customer),
                ComplaintFiled.TYPE,
                customer,
                Instant.now().minus(AGO),
                data);
    }

    private Caller officer() {
        return Caller.withKey(rig.stack().secrets().password("privacy-officer"));
    }
}
