package io.huifang.contract.command;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.Golden;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R69")
class FundsFreezeRequestedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eventId",
                "occurredAt",
                "customerId",
                "callbackId",
                "attemptId",
                "because",
                "requestedBy"
            })
    void isNoneWithoutWhatItsSchemaRequires(String member) {
        ObjectNode example = Golden.examples(FundsFreezeRequested.TYPE).get(0).deepCopy();
        example.remove(member);

        assertThatExceptionOfType(ValueInstantiationException.class)
                .isThrownBy(() -> Golden.JSON.treeToValue(example, FundsFreezeRequested.class))
                .withMessageContaining(member);
    }
}
