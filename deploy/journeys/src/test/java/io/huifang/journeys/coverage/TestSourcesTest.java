package io.huifang.journeys.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** What counts as a tagged test, and what looks like one. */
class TestSourcesTest {
    private static final String FILE = "deploy/some/src/test/java/io/huifang/some/SomeTest.java";

    @Test
    void areTaggedAsAWholeByMethodAndRepeatedly() {
        TestClass some =
                only(
                        """
                        @Tag("R1")
                        @org.junit.jupiter.api.Tag("R2")
                        class SomeTest {
                            @Test
                            @Tag("R3")
                            @Tag(value = "R4")
                            void one() {}

                            @ParameterizedTest
                            @Tags({@Tag("R5"), @Tag("R6")})
                            void other(int number) {}

                            void helps() {}
                        }
                        """);

        assertThat(some.name()).isEqualTo("SomeTest");
        assertThat(some.module()).isEqualTo("some");
        assertThat(some.tags()).containsExactly("R1", "R2");
        assertThat(some.methods())
                .extracting(TestClass.Method::name, it -> String.join(" ", it.tags()))
                .containsExactly(tuple("one", "R3 R4"), tuple("other", "R5 R6"));
    }

    @Test
    void giveTheirTagsToThoseWithin() {
        List<TestClass> classes =
                in(
                        """
                        @Tag("R1")
                        class SomeTest {
                            @Nested
                            @Tag("R2")
                            class Inner {
                                @Test
                                void tests() {}
                            }
                        }
                        """);

        assertThat(classes).extracting(TestClass::name).containsExactly("SomeTest.Inner");
        assertThat(classes.get(0).tags()).containsExactly("R1", "R2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    in a comment |           // @Tag("R1")
                    in a string |             String s = "@Tag(\\"R1\\")";
                    on what is no test |      @Tag("R1") void helps() {}
                    on what is switched off | @Disabled @Test @Tag("R1") void tests() {}
                    on a class without tests | @Tag("R1") class Inner {}
                    """)
    void areNotTaggedByWhatOnlyLooksLikeIt(String where, String line) {
        List<TestClass> classes = in("class SomeTest { @Test void is() {}\n" + line + "\n}");

        assertThat(classes).as(where).noneMatch(it -> it.isTagged("R1"));
    }

    @Test
    void areNoneWhereAllIsSwitchedOff() {
        assertThat(in("@Disabled class SomeTest { @Test void tests() {} }")).isEmpty();
    }

    @Test
    void areOfTheKindOfTheAnnotationThatTheirOwnOneBears() {
        List<TestClass> classes =
                TestSources.classes(
                        Map.of(
                                "a/src/test/java/Whole.java",
                                "@QuarkusTest @interface Whole {}",
                                "a/src/test/java/SomeTest.java",
                                "@Whole class SomeTest { @Test void tests() {} }"));

        assertThat(classes).extracting(TestClass::kind).containsExactly(Kind.SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.List, , UNIT",
        "io.huifang.backing.KafkaBroker, , SERVERS",
        "com.tngtech.archunit.core.domain.JavaClasses, , SHAPE",
        "io.huifang.survey.fixture.Browser, @QuarkusTest, BROWSER",
        "io.huifang.backing.Database, @QuarkusTest, SERVICE",
        "io.huifang.backing.Database, '@Tag(\"journey\")', JOURNEY",
    })
    void areOfTheKindOfWhatTheyNeed(String needed, String annotation, Kind kind) {
        String above = "import " + needed + "; " + (annotation == null ? "" : annotation);

        assertThat(in(above + " class SomeTest { @Test void t() {} }"))
                .extracting(TestClass::kind)
                .containsExactly(kind);
    }

    private static TestClass only(String text) {
        List<TestClass> classes = in(text);
        assertThat(classes).hasSize(1);
        return classes.get(0);
    }

    private static List<TestClass> in(String text) {
        return TestSources.classes(Map.of(FILE, text));
    }
}
