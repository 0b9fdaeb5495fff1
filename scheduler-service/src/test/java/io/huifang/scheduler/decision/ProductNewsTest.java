package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.dispatch.EventContext;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** News of the product, as the guide adds them to the policy that comes with the service. */
@Tag("R103")
class ProductNewsTest {
    private static final Path GUIDE = Path.of("..", "docs", "deciding.md");
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "<!-- example: product-news.yaml -->\\R```yaml\\R"
                            + "types:\\R(.*?)reasons:\\R(.*?)```",
                    Pattern.DOTALL);

    private static final String TYPE = "com.example.feature.launched";
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");
    private static final Statement AGREED =
            new Statement.ConsentGranted(Purpose.MARKETING, NOON.minusSeconds(9));
    private static final Statement NO_MORE =
            new Statement.ConsentWithdrawn(Purpose.MARKETING, NOON.minusSeconds(8));

    private final Policy policy = policy();
    private final Customer customer = Customer.unknown("c-1");

    @Test
    void reachWhoAgreedToThemAndNobodyElse() {
        Decision agreed = decide(new CustomerState(customer.heard(AGREED)));

        assertThat(agreed.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(agreed.reason()).isEqualTo("product-news");
        assertThat(decide(new CustomerState(customer)).rule()).isEqualTo("consent.missing");
        assertThat(decide(new CustomerState(customer.heard(AGREED).heard(NO_MORE))).rule())
                .isEqualTo("consent.withdrawn");
    }

    @Test
    @Tag("R25")
    void comeOnceAQuarter() {
        CustomerState lately = new CustomerState(customer.heard(AGREED));
        lately.knowPlanned("product-news", NOON.minus(Duration.ofDays(89)));
        CustomerState longAgo = new CustomerState(customer.heard(AGREED));
        longAgo.knowPlanned("product-news", NOON.minus(Duration.ofDays(90)));

        assertThat(decide(lately).rule()).isEqualTo("cadence.too-soon");
        assertThat(decide(longAgo).kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @Test
    @Tag("R30")
    void areAnnouncedInWriting() {
        Reason reason = policy.reason("product-news").orElseThrow();

        assertThat(reason.announces(NOON.plus(Duration.ofDays(1)), NOON)).isTrue();
    }

    @Test
    @Tag("R53")
    void tellTheAgentOfTutorialsAndRewards() {
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("feature", "split-bill")
                        .put("tutorial", "split-bill")
                        .put("points", 1200);

        assertThat(EventContext.of(data, TYPE, "/wallet", "e-1"))
                .containsEntry("tutorial", data.get("tutorial"))
                .containsEntry("points", data.get("points"))
                .containsEntry("eventType", TYPE);
    }

    private Decision decide(CustomerState state) {
        WalletEvent event =
                new WalletEvent(
                        TYPE,
                        "c-1",
                        NOON,
                        null,
                        "split-bill",
                        Whereabouts.UNKNOWN,
                        name -> Optional.empty());
        return Decider.decide(event, state, policy, NOON);
    }

    private static Policy policy() {
        Matcher example = EXAMPLE.matcher(guide());
        assertThat(example.find()).isTrue();
        String document =
                DefaultPolicy.text()
                        .replace("\ntypes:\n", "\ntypes:\n" + example.group(1))
                        .replace("\nreasons:\n", "\nreasons:\n" + example.group(2));
        Reading reading = PolicyDocument.read(document, 1);
        assertThat(reading).isInstanceOf(Reading.Sound.class);
        return ((Reading.Sound) reading).policy();
    }

    private static String guide() {
        try {
            return Files.readString(GUIDE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
