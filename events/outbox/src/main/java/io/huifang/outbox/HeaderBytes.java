package io.huifang.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Kafka headers in one column: for each header the length of its name (4 bytes), the name in UTF-8,
 * the length of its value (4 bytes, -1 for null) and the value. Names may repeat; order is kept.
 */
final class HeaderBytes {
    private HeaderBytes() {}

    static byte[] pack(List<Header> headers) {
        byte[][] names = new byte[headers.size()][];
        int size = 0;
        for (int i = 0; i < names.length; i++) {
            Header header = headers.get(i);
            names[i] = header.key().getBytes(UTF_8);
            size += 4 + names[i].length + 4 + valueLength(header);
        }
        ByteBuffer packed = ByteBuffer.allocate(size);
        for (int i = 0; i < names.length; i++) {
            byte[] value = headers.get(i).value();
            packed.putInt(names[i].length).put(names[i]);
            packed.putInt(value == null ? -1 : value.length);
            if (value != null) {
                packed.put(value);
            }
        }
        return packed.array();
    }

    static List<Header> unpack(byte[] bytes) {
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        List<Header> headers = new ArrayList<>();
        while (packed.hasRemaining()) {
            String name = new String(take(packed, packed.getInt()), UTF_8);
            int length = packed.getInt();
            headers.add(new RecordHeader(name, length < 0 ? null : take(packed, length)));
        }
        return headers;
    }

    private static int valueLength(Header header) {
        return header.value() == null ? 0 : header.value().length;
    }

    private static byte[] take(ByteBuffer packed, int length) {
        byte[] bytes = new byte[length];
        packed.get(bytes);
        return bytes;
    }
}
