package io.huifang.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.kubernetes.broken.Example;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Overlay;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/** Each rule refuses what it is there to refuse, and says where. */
class BrokenExamplesTest {
    @TestFactory
    Stream<DynamicTest> areRefused() {
        return Example.all().stream()
                .map(it -> DynamicTest.dynamicTest(name(it), () -> refuses(it)));
    }

    private static void refuses(Example example) {
        Documents mistaken = example.make().apply(Overlay.PRODUCTION.documents());

        assertThat(example.rule().broken(mistaken))
                .anySatisfy(finding -> assertThat(finding).contains(example.said()));
    }

    private static String name(Example example) {
        return example.rule().getClass().getSimpleName() + ": " + example.mistake();
    }
}
