package io.huifang.survey.queue;

import io.huifang.survey.agent.Ability;
import io.huifang.survey.exchange.Answer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Wishes on their way to their answers within one transaction, and what came of them. */
final class Pairing {
    private final List<Wish> wishes;
    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final Map<Integer, Claimed> claimed = new TreeMap<>();
    private final Map<Integer, Ability> abilities = new HashMap<>();

    Pairing(List<Wish> wishes) {
        this.wishes = wishes;
    }

    List<Wish> wishes() {
        return wishes;
    }

    /** What the wish's agent can do; without a word, what any account may be given. */
    void able(int place, Ability ability) {
        abilities.put(place, ability);
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

    /** What was claimed, by the wish's place; not what was before, and is answered again. */
    Map<Integer, Claimed> claimed() {
        return claimed;
    }

    boolean isOpen(int place) {
        return !answers.containsKey(place) && !claimed.containsKey(place);
    }

    boolean hasOpen() {
        return answers.size() + claimed.size() < wishes.size();
    }

    /** Places of open wishes in order of arrival. */
    List<Integer> open() {
        return IntStream.range(0, wishes.size()).filter(this::isOpen).boxed().toList();
    }

    /**
     * The same by what they may be given.
     *
     * @param owners agents for whom alone something waits
     */
    Map<Want, List<Integer>> open(Set<String> owners) {
        return open().stream()
                .collect(
                        Collectors.groupingBy(
                                place -> want(place, owners),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private Want want(int place, Set<String> owners) {
        Wish wish = wishes.get(place);
        return new Want(
                wish.filter(),
                abilities.getOrDefault(place, Ability.WITHOUT_PROFILE),
                owners.contains(wish.agent()) ? wish.agent() : "");
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
