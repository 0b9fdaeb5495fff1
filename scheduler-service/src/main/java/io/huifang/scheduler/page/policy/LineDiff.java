package io.huifang.scheduler.page.policy;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two texts, by lines, with some unchanged lines around each change.
 *
 * @param lines in order; a gap stands for unchanged lines that are left out. Empty when nothing
 *     changed
 */
public record LineDiff(List<Line> lines) {
    private static final int AROUND = 3;

    /** Beyond it all that lies between the first and the last change counts as changed. */
    private static final int MOST_COMPARED = 5_000;

    public LineDiff {
        lines = List.copyOf(lines);
    }

    static LineDiff between(String before, String after) {
        return new LineDiff(
                shown(new Script(before.lines().toList(), after.lines().toList()).all()));
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** How many lines were added. */
    public long added() {
        return lines.stream().filter(Line::isAdded).count();
    }

    /** How many lines were removed. */
    public long removed() {
        return lines.stream().filter(Line::isRemoved).count();
    }

    private static List<Line> shown(List<Line> all) {
        List<Line> shown = new ArrayList<>();
        int next = 0;
        for (int index = 0; index < all.size(); index++) {
            if (!isNearChange(all, index)) continue;
            if (index > next) shown.add(Line.GAP);
            shown.add(all.get(index));
            next = index + 1;
        }
        if (!shown.isEmpty() && next < all.size()) shown.add(Line.GAP);
        return shown;
    }

    private static boolean isNearChange(List<Line> all, int index) {
        int end = Math.min(all.size(), index + AROUND + 1);
        return all.subList(Math.max(0, index - AROUND), end).stream().anyMatch(Line::isChange);
    }

    /**
     * One line.
     *
     * @param before its number in the first text; empty when it is not in it
     * @param after its number in the second text; empty when it is not in it
     * @param text as it stands there
     */
    public record Line(String before, String after, String text) {
        private static final Line GAP = new Line("", "", "");

        public boolean isAdded() {
            return before.isEmpty() && !after.isEmpty();
        }

        public boolean isRemoved() {
            return after.isEmpty() && !before.isEmpty();
        }

        public boolean isGap() {
            return before.isEmpty() && after.isEmpty();
        }

        boolean isChange() {
            return isAdded() || isRemoved();
        }
    }

    /** Both texts with what they have in common at the ends, which is never compared. */
    private static final class Script {
        private final List<String> before;
        private final List<String> after;
        private final int head;
        private final int tail;
        private final List<Line> all = new ArrayList<>();

        Script(List<String> before, List<String> after) {
            this.before = before;
            this.after = after;
            int shorter = Math.min(before.size(), after.size());
            int same = 0;
            while (same < shorter && before.get(same).equals(after.get(same))) same++;
            this.head = same;
            same = 0;
            while (same < shorter - head && fromEnd(before, same).equals(fromEnd(after, same))) {
                same++;
            }
            this.tail = same;
        }

        private static String fromEnd(List<String> lines, int index) {
            return lines.get(lines.size() - 1 - index);
        }

        /** Every line of both. */
        List<Line> all() {
            int b = 0;
            int a = 0;
            for (Change change : changes()) {
                for (; b < head + change.startOriginal; b++, a++) add(b, a, before.get(b));
                for (; b < head + change.endOriginal; b++) add(b, -1, before.get(b));
                for (; a < head + change.endRevised; a++) add(-1, a, after.get(a));
            }
            for (; b < before.size(); b++, a++) add(b, a, before.get(b));
            return all;
        }

        private void add(int b, int a, String text) {
            all.add(new Line(number(b), number(a), text));
        }

        private static String number(int index) {
            return index < 0 ? "" : Integer.toString(index + 1);
        }

        /** In order; positions are those between head and tail. */
        private List<Change> changes() {
            List<String> one = before.subList(head, before.size() - tail);
            List<String> other = after.subList(head, after.size() - tail);
            return one.size() + other.size() > MOST_COMPARED
                    ? List.of(new Change(DeltaType.CHANGE, 0, one.size(), 0, other.size()))
                    : joined(new MyersDiffWithLinearSpace<String>().computeDiff(one, other, null));
        }

        /** What is added where something is removed takes its place: that is one change. */
        private static List<Change> joined(List<Change> changes) {
            List<Change> joined = new ArrayList<>();
            for (Change next : changes) {
                Change last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
                boolean adjoins =
                        last != null
                                && last.endOriginal == next.startOriginal
                                && last.endRevised == next.startRevised;
                if (adjoins) joined.remove(joined.size() - 1);
                joined.add(
                        new Change(
                                DeltaType.CHANGE,
                                adjoins ? last.startOriginal : next.startOriginal,
                                next.endOriginal,
                                adjoins ? last.startRevised : next.startRevised,
                                next.endRevised));
            }
            return joined;
        }
    }
}
