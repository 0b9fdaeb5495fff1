package io.huifang.simulation.world;

import io.huifang.contract.wallet.PaymentFailed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happens by itself in an hour. Of what may be held out, everybody has each at most once by
 * itself: what he has again, he has because it was put there.
 */
final class Harms {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int STRIDE = 1_000_003;
    private static final List<PaymentFailed.Cause> CAUSES = List.of(PaymentFailed.Cause.values());
    private static final List<String> CATEGORIES =
            List.of("5411", "5812", "4111", "5541", "7995", "5732", "4814", "5999");
    private static final double[] CATEGORY_SHARES = {26, 20, 14, 10, 4, 10, 8, 8};
    private static final double[] HARM_SHARES =
            Stream.of(Harm.values()).mapToDouble(Harm::share).toArray();

    private final Scenario scenario;
    private final People people;
    private final Truths truths;
    private final Draw draw;
    private final Map<Harm, Integer> used = new EnumMap<>(Harm.class);
    private final int stride;

    Harms(Scenario scenario, People people, Truths truths, Draw draw) {
        this.scenario = scenario;
        this.people = people;
        this.truths = truths;
        this.draw = draw;
        this.stride = coprime(people.count());
    }

    /** In no order. */
    List<Happening> of(Instant hour) {
        List<Happening> happenings = new ArrayList<>();
        int usual = draw.around(scenario.eventsOfAnHour() * Rhythm.at(hour));
        for (int i = 0; i < usual; i++) {
            happenings.add(usual(hour));
        }
        if (truths.wave() != null && truths.wave().isOn(hour)) {
            for (int i = 0; i < truths.wave().anHour(); i++) {
                happenings.add(fraud(hour));
            }
        }
        return happenings;
    }

    private Happening usual(Instant hour) {
        Harm harm = Harm.values()[draw.weighted(HARM_SHARES)];
        boolean payment = harm == Harm.PAYMENT_FAILED;
        return new Happening(
                within(hour),
                harm,
                harm.mayBeHeldOut() ? fresh(harm) : people.of(draw.below(people.count())),
                payment ? cause() : null,
                payment ? CATEGORIES.get(draw.weighted(CATEGORY_SHARES)) : null,
                true);
    }

    private Happening fraud(Instant hour) {
        Customer customer = people.of(draw.below(people.count()));
        while (!customer.home().region().equals(truths.wave().region())) {
            customer = people.of(draw.below(people.count()));
        }
        return new Happening(
                within(hour),
                Harm.PAYMENT_FAILED,
                customer,
                truths.wave().cause(),
                truths.wave().merchantCategory(),
                true);
    }

    private String cause() {
        double[] shares = new double[CAUSES.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] =
                    switch (CAUSES.get(i)) {
                        case INSUFFICIENT_FUNDS -> 35;
                        case NETWORK -> 25;
                        case CARD_NOT_ENABLED, LIMIT -> 15;
                        case RISK_DECLINED, OTHER -> 5;
                    };
        }
        return CAUSES.get(draw.weighted(shares)).name();
    }

    private Customer fresh(Harm harm) {
        long number = used.merge(harm, 1, Integer::sum);
        return people.of((int) (number * stride % people.count()));
    }

    private Instant within(Instant hour) {
        return hour.plus(draw.between(Duration.ZERO, HOUR.minusMillis(1)));
    }

    /** With it every customer comes once before one comes again. */
    private static int coprime(int count) {
        int stride = STRIDE;
        while (gcd(stride, count) != 1) stride++;
        return stride;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
