package io.huifang.scheduler.page.replay;

import io.huifang.scheduler.replay.ReplayView.Hour;
import io.huifang.scheduler.replay.ReplayView.Load;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One measure over time under both policies, as what an SVG needs: the first an area, the second a
 * line, each with a step for every hour or day.
 *
 * @param title in the page's language
 * @param words what it shows, for who does not see it
 * @param most the highest value of both
 * @param asItWas path of the area
 * @param otherwise path of the line
 * @param across lines from left to right, with their values
 * @param along marks below, with their times
 */
public record LoadChart(
        String title,
        String words,
        long most,
        String asItWas,
        String otherwise,
        List<Mark> across,
        List<Mark> along) {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 240;
    private static final int LEFT = 56;
    private static final int TOP = 12;
    private static final int BOTTOM = 208;
    private static final int RIGHT = 952;
    private static final int MOST_ACROSS = 5;
    private static final int MOST_ALONG = 10;
    private static final int HOURS_OF_A_DAY = 24;

    /** What lies between two marks: hours up to a day, or days. */
    private static final List<Integer> HOURS = List.of(1, 2, 3, 6, 12, 24, 48, 72, 96);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /**
     * A line or a mark.
     *
     * @param at where
     * @param words beside it
     */
    public record Mark(int at, String words) {}

    /** What it shows, for who does not see it. */
    interface Words {
        String of(String title, long mostAsItWas, long mostOtherwise);
    }

    /**
     * @param words those of the page, filled in with the title and the most under each policy
     * @param value what is shown of each hour or day
     */
    static LoadChart of(String title, Words words, LoadSeries series, ToLongFunction<Load> value) {
        List<Long> one = values(series, Hour::asItWas, value);
        List<Long> other = values(series, Hour::otherwise, value);
        long mostOfOne = one.stream().mapToLong(it -> it).max().orElse(0);
        long mostOfOther = other.stream().mapToLong(it -> it).max().orElse(0);
        long most = Math.max(mostOfOne, mostOfOther);
        long gap = gap(most);
        long top = Math.max(1, (most + gap - 1) / gap) * gap;
        return new LoadChart(
                title,
                words.of(title, mostOfOne, mostOfOther),
                most,
                steps(one, top) + "V" + BOTTOM + "H" + LEFT + "Z",
                steps(other, top),
                across(gap, top),
                along(series));
    }

    private static List<Long> values(
            LoadSeries series, Function<Hour, Load> policy, ToLongFunction<Load> value) {
        return series.steps().stream().map(it -> value.applyAsLong(policy.apply(it))).toList();
    }

    private static String steps(List<Long> values, long top) {
        StringBuilder path = new StringBuilder("M" + LEFT + " " + BOTTOM);
        for (int i = 0; i < values.size(); i++) {
            path.append('V').append(y(values.get(i), top));
            path.append('H').append(x(i + 1, values.size()));
        }
        return path.toString();
    }

    private static int x(int step, int of) {
        return LEFT + (int) ((long) (RIGHT - LEFT) * step / of);
    }

    private static int y(long value, long top) {
        return BOTTOM - (int) ((BOTTOM - TOP) * value / top);
    }

    /** A round one, so that few lines suffice. */
    private static long gap(long most) {
        for (long power = 1; ; power *= 10) {
            for (int digit : new int[] {1, 2, 5}) {
                if (digit * power * MOST_ACROSS >= most) return digit * power;
            }
        }
    }

    private static List<Mark> across(long gap, long top) {
        List<Mark> marks = new ArrayList<>();
        for (long value = 0; value <= top; value += gap) {
            marks.add(new Mark(y(value, top), Long.toString(value)));
        }
        return marks;
    }

    private static List<Mark> along(LoadSeries series) {
        int count = series.steps().size();
        int gap = series.byDay() ? (count + MOST_ALONG - 1) / MOST_ALONG : hoursBetween(count);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ZonedDateTime at = series.steps().get(i).hour().atZone(series.zone());
            if (series.byDay() ? i % gap == 0 : isMarked(at, gap)) {
                boolean day = series.byDay() || gap >= HOURS_OF_A_DAY;
                marks.add(new Mark(x(i, count), (day ? DAY : HOUR).format(at)));
            }
        }
        return marks;
    }

    private static int hoursBetween(int hours) {
        return HOURS.stream()
                .filter(it -> (hours + it - 1) / it <= MOST_ALONG)
                .findFirst()
                .orElse(HOURS.get(HOURS.size() - 1));
    }

    private static boolean isMarked(ZonedDateTime at, int gap) {
        if (gap < HOURS_OF_A_DAY) return at.getHour() % gap == 0;
        return at.getHour() == 0 && at.toLocalDate().toEpochDay() % (gap / HOURS_OF_A_DAY) == 0;
    }

    /** Of the whole, in its own units. */
    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** Where lines begin. */
    public int left() {
        return LEFT;
    }

    /** Where lines end. */
    public int right() {
        return RIGHT;
    }

    /** Where nothing is. */
    public int bottom() {
        return BOTTOM;
    }
}
