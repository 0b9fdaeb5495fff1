package io.huifang.survey.queue;

import io.huifang.survey.exchange.Answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Wishes on their way to their answers within one transaction. */
final class Pairing {
    private final List<Wish> wishes;
    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final Map<Integer, Claimed> claimed = new TreeMap<>();

    Pairing(List<Wish> wishes) {
        this.wishes = wishes;
    }

    List<Wish> wishes() {
        return wishes;
    }

    void answer(int place, Answer answer) {
        answers.put(place, answer);
    }

    /** Gives attempts to the wishes in these places, best to the first. */
    void give(List<Integer> places, List<Claimed> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            claimed.put(places.get(i), attempts.get(i));
        }
    }

    /** What was claimed, by the wish's place. */
    Map<Integer, Claimed> claimed() {
        return claimed;
    }

    boolean isOpen(int place) {
        return !answers.containsKey(place) && !claimed.containsKey(place);
    }

    boolean hasOpen() {
        return answers.size() + claimed.size() < wishes.size();
    }

    /** Places of open wishes, by what they want, in order of arrival. */
    Map<ClaimFilter, List<Integer>> open() {
        Map<ClaimFilter, List<Integer>> open = new LinkedHashMap<>();
        for (int place = 0; place < wishes.size(); place++) {
            if (isOpen(place)) {
                open.computeIfAbsent(wishes.get(place).filter(), any -> new ArrayList<>())
                        .add(place);
            }
        }
        return open;
    }

    List<String> agents(List<Integer> places) {
        return places.stream().map(place -> wishes.get(place).agent()).toList();
    }

    /** In the order of the wishes; all must have theirs. */
    List<Answer> answers() {
        return List.copyOf(answers.values());
    }

    Answer answer(int place) {
        return answers.get(place);
    }
}
