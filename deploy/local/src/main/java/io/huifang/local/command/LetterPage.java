package io.huifang.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.local.letter.DeadLetter;
import io.huifang.local.letter.Marks;
import io.huifang.local.letter.Place;

import org.apache.kafka.common.header.Header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that is known of one letter; harmless for a terminal. */
final class LetterPage {
    private static final int LONGEST_VALUE = 10_000;
    private static final int LONGEST_BYTES = 512;
    private static final int LONGEST_HEADER = 1_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LetterPage() {}

    static List<String> of(DeadLetter letter, Marks marks) {
        List<String> lines = new ArrayList<>();
        String to = marks.redrivenTo(letter.id());
        lines.add("letter     " + letter.place());
        lines.add("set aside  " + letter.setAsideAt());
        lines.add("reason     " + Printable.text(letter.reason()));
        lines.add("stood at   " + letter.origin().map(Place::toString).orElse("(not told)"));
        lines.add("redriven   " + (to == null ? "no" : "to partition and offset " + to));
        letter.ancestors()
                .forEach(it -> lines.add("was before " + Printable.cut(Printable.text(it), 300)));
        letter.omitted().ifPresent(what -> lines.add("left out   " + Printable.text(what)));
        lines.add("key        " + (letter.key() == null ? "(none)" : bytes(letter.key())));
        letter.headers().forEach(header -> lines.add("header     " + line(header)));
        lines.addAll(value(letter));
        return lines;
    }

    private static String line(Header header) {
        String name = Printable.cut(Printable.text(header.key()), LONGEST_HEADER);
        return name + ": " + (header.value() == null ? "(none)" : bytes(header.value()));
    }

    private static String bytes(byte[] bytes) {
        return Printable.cut(Printable.bytes(bytes), LONGEST_HEADER);
    }

    private static List<String> value(DeadLetter letter) {
        byte[] value = letter.value();
        if (value == null) {
            return List.of("value      (none)");
        }
        String kind = Printable.utf8(value).map(LetterPage::kind).orElse("no UTF-8");
        String shown =
                Printable.utf8(value)
                        .map(text -> Printable.cut(Printable.text(text), LONGEST_VALUE))
                        .orElseGet(
                                () ->
                                        Printable.cut(
                                                Printable.bytes(
                                                        Arrays.copyOf(
                                                                value,
                                                                Math.min(
                                                                        value.length,
                                                                        LONGEST_BYTES))),
                                                LONGEST_VALUE));
        return List.of("value      %d bytes, %s".formatted(value.length, kind), shown);
    }

    private static String kind(String text) {
        try {
            return JSON.readTree(text).isMissingNode() ? "empty" : "JSON";
        } catch (JsonProcessingException unreadable) {
            return "text, but no JSON";
        }
    }
}
