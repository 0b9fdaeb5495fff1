package io.huifang.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.DoubleStream;

@Tag("P23")
class MemoryCourseTest {

    @Test
    void memoryThatSettlesDoesNotGrow() {
        MemoryCourse course =
                MemoryCourse.of(List.of(100.0, 250.0, 300.0, 290.0, 295.0, 295.0, 300.0, 290.0));

        assertThat(course.start()).isEqualTo(100);
        assertThat(course.most()).isEqualTo(300);
        assertThat(course.end()).isEqualTo(290);
        assertThat(course.growth()).isCloseTo(1, within(0.001));
    }

    @Test
    void memoryThatGoesOnGrowingIsNoticed() {
        List<Double> looks = DoubleStream.iterate(200, mib -> mib + 5).limit(40).boxed().toList();

        assertThat(MemoryCourse.of(looks).growth()).isGreaterThan(1.05);
    }

    @Test
    void tooFewLooksTellNothing() {
        assertThatThrownBy(() -> MemoryCourse.of(List.of(1.0, 2.0, 3.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
