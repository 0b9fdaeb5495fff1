package io.huifang.journeys.wallet;

import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.wallet.Post.Mode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What one sender is going to send, without end: a function of the seed. Settlements overtake what
 * they settle, events are repeated, a few contradict themselves, and some are no events at all.
 */
final class WalletScript {
    private static final int LARGEST_BATCH = 20;
    private static final double REPEATED = 0.05;
    private static final double CONTRADICTED = 0.1;
    private static final double REFUSED = 0.01;
    private static final double WITH_CONTACT = 0.1;
    private static final double WITH_NARRATIVE = 0.05;

    private final Random random;
    private final People people;
    private final DraftWriter writer;
    private final List<Draft> earlier = new ArrayList<>();

    /**
     * @param from when the first event happened; each following one a moment later
     */
    WalletScript(People people, String source, long seed, Instant from) {
        this.random = new Random(seed);
        this.people = people;
        this.writer = new DraftWriter(people.run(), source, random, from);
    }

    /** Makes customers known: who and where they are. */
    static List<Post> introductions(
            People people, String source, Instant from, List<Integer> numbers) {
        DraftWriter writer = new DraftWriter(people.run() + "-hello", source, new Random(0), from);
        List<Draft> drafts = new ArrayList<>();
        for (int number : numbers) {
            Draft draft = writer.smallPayment(people.customer(number));
            draft.data().set(PersonalData.CONTACT, people.contact(number));
            drafts.add(draft);
        }
        List<Post> posts = new ArrayList<>();
        for (int at = 0; at < drafts.size(); at += 100) {
            posts.add(new Post(Mode.BATCH, drafts.subList(at, Math.min(at + 100, drafts.size()))));
        }
        return posts;
    }

    /** What comes next. */
    Post next() {
        double dice = random.nextDouble();
        if (dice < REFUSED) {
            return post(
                    Mode.BATCH,
                    List.of(writer.smallPayment(anybody()), writer.nonsense(anybody())));
        } else if (dice < REFUSED + REPEATED && !earlier.isEmpty()) {
            Draft again = earlier.get(random.nextInt(earlier.size()));
            boolean contradicts = again.data().has("amount") && random.nextDouble() < CONTRADICTED;
            return post(mode(), List.of(contradicts ? again.contradicted() : again));
        } else if (random.nextInt(3) > 0) {
            return post(mode(), remembered(fresh(1)));
        }
        return post(Mode.BATCH, remembered(fresh(2 + random.nextInt(LARGEST_BATCH - 1))));
    }

    private List<Draft> fresh(int atLeast) {
        List<Draft> drafts = new ArrayList<>();
        while (drafts.size() < atLeast) {
            int number = random.nextInt(people.count());
            List<Draft> story = writer.story(people.customer(number));
            if (random.nextDouble() < WITH_CONTACT) {
                story.get(0).data().set(PersonalData.CONTACT, people.contact(number));
            }
            if (random.nextDouble() < WITH_NARRATIVE) {
                story.get(0).data().put(PersonalData.NARRATIVE, "客户的话 " + number);
            }
            drafts.addAll(story);
        }
        if (random.nextInt(3) == 0) {
            Collections.reverse(drafts);
        }
        return drafts;
    }

    private List<Draft> remembered(List<Draft> drafts) {
        earlier.addAll(drafts);
        return drafts;
    }

    private static Post post(Mode mode, List<Draft> drafts) {
        return new Post(drafts.size() == 1 ? mode : Mode.BATCH, drafts);
    }

    private Mode mode() {
        return Mode.values()[random.nextInt(Mode.values().length)];
    }

    private String anybody() {
        return people.customer(random.nextInt(people.count()));
    }
}
