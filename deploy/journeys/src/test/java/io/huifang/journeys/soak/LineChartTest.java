package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

/** A picture that any reader of SVG takes, with a line, a legend and a mark where they belong. */
class LineChartTest {
    private static final Course MEMORY = course("intake", 0, 100, 60, 200, 120, 150);

    @Test
    void drawsALineFromLookToLook() throws Exception {
        Document svg = parsed(new LineChart("Memory, MiB", List.of(MEMORY), List.of()));

        assertThat(ofClass(svg, "path", "line c0")).contains("M72.0 156.0L508.0 40.0L944.0 98.0");
        assertThat(texts(svg)).contains("Memory, MiB", "intake", "0", "200", "2 min");
    }

    @Test
    void leavesAGapWhereNothingWasSeen() throws Exception {
        Course gone = course("gone", 0, 1, 15, 1, 30, 1, 105, 1, 120, 1);

        Document svg = parsed(new LineChart("Gap", List.of(gone), List.of()));

        assertThat(ofClass(svg, "path", "line c0").get(0))
                .matches("M[^M]*L[^M]*L[^M]*M[^M]*L[^M]*");
    }

    @Test
    void marksWhatHappened() throws Exception {
        Document svg = parsed(new LineChart("Faults", List.of(MEMORY), List.of(60.0, 1e9)));

        assertThat(ofClass(svg, "path", "mark")).containsExactly("M508.0 40V272", "M944.0 40V272");
    }

    @Test
    void tellsMoreLinesThanColoursApart() throws Exception {
        List<Course> ten = IntStream.range(0, 10).mapToObj(it -> course("c" + it, 0, it)).toList();

        Document svg = parsed(new LineChart("Ten", ten, List.of()));

        assertThat(ofClass(svg, "path", "line c1")).isNotEmpty();
        assertThat(ofClass(svg, "path", "line c1 again")).isNotEmpty();
    }

    @Test
    void isAPictureOfNothing() throws Exception {
        Course nothing = course("a < b & c");

        Document svg = parsed(new LineChart("Nothing", List.of(nothing), List.of()));

        assertThat(texts(svg)).contains("a < b & c");
        assertThat(ofClass(svg, "path", "line c0").get(0)).isEmpty();
    }

    @Test
    void hasColoursForDarkGroundAndFetchesNothing() {
        String svg = new LineChart("Colours", List.of(MEMORY), List.of()).svg();

        assertThat(svg).contains("prefers-color-scheme:dark");
        // but for the name of what it is
        assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "url(", "href", "@import");
    }

    private static Document parsed(LineChart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    /** What elements of that class draw. */
    private static List<String> ofClass(Document svg, String element, String name) {
        List<String> drawn = new ArrayList<>();
        NodeList all = svg.getElementsByTagName(element);
        for (int at = 0; at < all.getLength(); at++) {
            var attributes = all.item(at).getAttributes();
            if (attributes.getNamedItem("class").getNodeValue().equals(name)) {
                drawn.add(attributes.getNamedItem("d").getNodeValue());
            }
        }
        return drawn;
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("text");
        for (int at = 0; at < all.getLength(); at++) {
            texts.add(all.item(at).getTextContent());
        }
        return texts;
    }

    private static Course course(String name, double... secondsAndValues) {
        List<Course.Point> points = new ArrayList<>();
        for (int at = 0; at < secondsAndValues.length; at += 2) {
            points.add(new Course.Point(secondsAndValues[at], secondsAndValues[at + 1]));
        }
        return new Course(name, points);
    }
}
