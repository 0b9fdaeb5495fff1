package io.huifang.contract.catalogue;

import io.huifang.contract.Topic;

/**
 * One type of fact that our services tell.
 *
 * @param type CloudEvents type
 * @param data the record that its data is read into
 * @param topic where it is told
 */
public record FactType(String type, Class<? extends Record> data, Topic topic) {
    static FactType of(String type, Class<? extends Record> data, Topic topic) {
        return new FactType(type, data, topic);
    }
}
