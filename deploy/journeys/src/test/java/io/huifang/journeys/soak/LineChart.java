package io.huifang.journeys.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Quantities over a run as a picture of lines: an SVG without anything from elsewhere, legible on
 * light and on dark ground.
 *
 * @param title over it, with the unit
 * @param courses in the same unit; colours repeat after eight of them, then dashed
 * @param marks seconds at which something happened: thin lines from top to bottom
 */
public record LineChart(String title, List<Course> courses, List<Double> marks) {
    private static final int WIDTH = 960;
    private static final int LEFT = 72;
    private static final int RIGHT = 944;
    private static final int TOP = 40;
    private static final int BOTTOM = 272;
    private static final int LEGEND = 312;
    private static final int LEGEND_LINE = 20;
    private static final int LEGEND_COLUMN = 290;
    private static final int COLUMNS = 3;
    private static final int COLOURS = 8;
    private static final int MOST_LINES = 6;

    /** Where so many looks in a row are missing, the line has a gap. */
    private static final int GAP = 4;

    private static final String HEAD =
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" role="img">
            <title>%3$s</title>
            <style>
            svg{background:#fff;color:#1f2328;font:13px system-ui,sans-serif}
            text{fill:currentColor}.up{text-anchor:end}.mid{text-anchor:middle}
            .grid{stroke:currentColor;stroke-opacity:.15}
            .mark{stroke:currentColor;stroke-opacity:.3;stroke-dasharray:2 3}
            .line{fill:none;stroke-width:1.5;stroke-linejoin:round}.again{stroke-dasharray:5 3}
            .c0{stroke:#0550ae}.c1{stroke:#bc4c00}.c2{stroke:#116329}.c3{stroke:#8250df}
            .c4{stroke:#a40e26}.c5{stroke:#0a7d8c}.c6{stroke:#7d4e00}.c7{stroke:#bf3989}
            @media (prefers-color-scheme:dark){
            svg{background:#0d1117;color:#e6edf3}
            .c0{stroke:#79c0ff}.c1{stroke:#ffa657}.c2{stroke:#7ee787}.c3{stroke:#d2a8ff}
            .c4{stroke:#ff7b72}.c5{stroke:#56d4dd}.c6{stroke:#e3b341}.c7{stroke:#ff9bce}
            }
            </style>
            <text x="%4$d" y="22">%3$s</text>
            """;

    public LineChart {
        courses = List.copyOf(courses);
        marks = List.copyOf(marks);
    }

    /** The whole file. */
    public String svg() {
        double seconds = Math.max(60, most(Course.Point::seconds));
        double gap = gap(most(Course.Point::value));
        double top = gap * Math.max(1, Math.ceil(most(Course.Point::value) / gap - 1e-9));
        int height = LEGEND + LEGEND_LINE * ((courses.size() + COLUMNS - 1) / COLUMNS);
        StringBuilder svg = new StringBuilder(HEAD.formatted(WIDTH, height, escaped(title), LEFT));
        for (double value = 0; value <= top * (1 + 1e-9); value += gap) {
            across(svg, y(value, top), number(value));
        }
        double minutes = gap(seconds / 60);
        for (double minute = 0; minute * 60 <= seconds; minute += minutes) {
            line(
                    svg,
                    "<text class=\"mid\" x=\"%s\" y=\"%d\">%s min</text>",
                    at(x(minute * 60, seconds)),
                    BOTTOM + 18,
                    number(minute));
        }
        marks.forEach(mark -> upright(svg, x(mark, seconds)));
        for (int number = 0; number < courses.size(); number++) {
            draw(svg, number, path(courses.get(number), seconds, top));
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, int number, String path) {
        String look = "line c" + number % COLOURS + (number < COLOURS ? "" : " again");
        line(svg, "<path class=\"%s\" d=\"%s\"/>", look, path);
        int x = LEFT + LEGEND_COLUMN * (number % COLUMNS);
        int y = LEGEND + LEGEND_LINE * (number / COLUMNS);
        line(svg, "<path class=\"%s\" d=\"M%d %dh24\"/>", look, x, y - 4);
        line(
                svg,
                "<text x=\"%d\" y=\"%d\">%s</text>",
                x + 32,
                y,
                escaped(courses.get(number).name()));
    }

    private static void across(StringBuilder svg, double y, String words) {
        line(svg, "<path class=\"grid\" d=\"M%d %sH%d\"/>", LEFT, at(y), RIGHT);
        line(svg, "<text class=\"up\" x=\"%d\" y=\"%s\">%s</text>", LEFT - 8, at(y + 4), words);
    }

    private static void upright(StringBuilder svg, double x) {
        line(svg, "<path class=\"mark\" d=\"M%s %dV%d\"/>", at(x), TOP, BOTTOM);
    }

    private static String path(Course course, double seconds, double top) {
        double longest = GAP * usual(course);
        StringBuilder path = new StringBuilder();
        double before = Double.NEGATIVE_INFINITY;
        for (Course.Point point : course.points()) {
            path.append(point.seconds() - before > longest ? 'M' : 'L')
                    .append(at(x(point.seconds(), seconds)))
                    .append(' ')
                    .append(at(y(Math.max(0, point.value()), top)));
            before = point.seconds();
        }
        return path.toString();
    }

    /** The time from one look to the next, when none is missing. */
    private static double usual(Course course) {
        double least = Double.POSITIVE_INFINITY;
        for (int next = 1; next < course.points().size(); next++) {
            double from = course.points().get(next - 1).seconds();
            least = Math.min(least, course.points().get(next).seconds() - from);
        }
        return Double.isFinite(least) ? Math.max(1, least) : 1;
    }

    private double most(ToDoubleFunction<Course.Point> of) {
        return courses.stream()
                .flatMap(course -> course.points().stream())
                .mapToDouble(of)
                .max()
                .orElse(0);
    }

    /** A round one, so that few lines suffice. */
    private static double gap(double most) {
        if (most <= 0) return 1;
        for (double power = Math.pow(10, Math.floor(Math.log10(most)) - 1); ; power *= 10) {
            for (int digit : new int[] {1, 2, 5}) {
                if (digit * power * MOST_LINES >= most) return digit * power;
            }
        }
    }

    private static double x(double seconds, double of) {
        return LEFT + (RIGHT - LEFT) * Math.min(1, Math.max(0, seconds / of));
    }

    private static double y(double value, double top) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void line(StringBuilder svg, String pattern, Object... values) {
        svg.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }
}
