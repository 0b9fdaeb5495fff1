package io.huifang.journeys.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * One quantity over a run.
 *
 * @param name what it is of
 * @param points in their order; what could not be told is not among them
 */
public record Course(String name, List<Point> points) {

    public Course {
        points = List.copyOf(points);
    }

    /**
     * One look at it.
     *
     * @param seconds since the run began
     * @param value in the quantity's own unit
     */
    public record Point(double seconds, double value) {}

    /** From the first look to the last one. */
    double seconds() {
        return points.isEmpty()
                ? 0
                : points.get(points.size() - 1).seconds() - points.get(0).seconds();
    }

    /** What is left of it without the beginning, which takes that share of the time. */
    Course after(double share) {
        if (points.isEmpty()) return this;
        double from = points.get(0).seconds() + share * seconds();
        return new Course(name, points.stream().filter(it -> it.seconds() >= from).toList());
    }

    /** Which of its points lie in that time, the end of which is not part of it. */
    List<Double> between(double from, double until) {
        return points.stream()
                .filter(it -> it.seconds() >= from && it.seconds() < until)
                .map(Point::value)
                .toList();
    }

    /**
     * What each more of the other one has brought along of this one, from look to look; nothing of
     * times in which there was no more of it.
     *
     * @param other counts something, and was looked at when this one was
     */
    Course per(Course other, String what) {
        List<Point> prices = new ArrayList<>();
        Point before = null;
        double counted = 0;
        for (Point point : points) {
            List<Double> then = other.between(point.seconds(), Math.nextUp(point.seconds()));
            if (then.isEmpty()) continue;
            double more = then.get(0) - counted;
            if (before != null && more > 0) {
                prices.add(new Point(point.seconds(), (point.value() - before.value()) / more));
            }
            if (before == null || more > 0) {
                before = point;
                counted = then.get(0);
            }
        }
        return new Course(what, prices);
    }

    /** How much more of it there was each second, from look to look. */
    Course perSecond() {
        List<Point> rates = new ArrayList<>();
        for (int at = 1; at < points.size(); at++) {
            Point before = points.get(at - 1);
            Point point = points.get(at);
            double seconds = point.seconds() - before.seconds();
            rates.add(new Point(point.seconds(), (point.value() - before.value()) / seconds));
        }
        return new Course(name, rates);
    }

    /** The same under another name. */
    Course named(String other) {
        return new Course(other, points);
    }

    /** The same in another unit. */
    Course times(double factor) {
        return new Course(
                name,
                points.stream().map(it -> new Point(it.seconds(), it.value() * factor)).toList());
    }

    @Override
    public String toString() {
        return name + ", " + points.size() + " looks";
    }
}
