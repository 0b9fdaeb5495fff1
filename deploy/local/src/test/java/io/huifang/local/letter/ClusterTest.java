package io.huifang.local.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.local.stack.StackFailure;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** What is said of a cluster holds none of its secrets. */
class ClusterTest {
    private static final String JAAS =
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=operator password=zx81 qv77;";

    private final Cluster broken =
            new Cluster(
                    Map.of(
                            "bootstrap.servers", "127.0.0.1:9",
                            "security.protocol", "SASL_PLAINTEXT",
                            "sasl.mechanism", "PLAIN",
                            "sasl.jaas.config", JAAS));

    @Test
    void quotesNoSettingThatKafkaCannotUse() {
        assertThatThrownBy(() -> broken.reader(1))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("The settings for Kafka at 127.0.0.1:9 cannot be used")
                .hasNoCause();
        assertThatThrownBy(broken::producer)
                .isInstanceOf(StackFailure.class)
                .hasMessageNotContainingAny("zx81", "qv77", "operator")
                .hasNoCause();
    }

    @Test
    void namesOnlyItsAddress() {
        assertThat(broken).hasToString("Kafka at 127.0.0.1:9");
    }

    @Test
    void tellsAnAddressThatIsNone() {
        assertThatThrownBy(() -> Cluster.at("nowhere.invalid:9092").reader(1))
                .isInstanceOf(StackFailure.class)
                .hasMessage("There is no Kafka to be found at nowhere.invalid:9092.");
    }
}
