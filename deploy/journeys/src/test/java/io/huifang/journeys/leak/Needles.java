package io.huifang.journeys.leak;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Texts that must not be found, in every form in which somebody could still read them. */
public final class Needles {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Forms by the needle's name. */
    private final Map<String, List<byte[]>> forms = new LinkedHashMap<>();

    /** As it was typed; all that is worth looking for in large binary files. */
    private final Map<String, List<byte[]>> plain = new LinkedHashMap<>();

    /**
     * @param texts what to look for, by a name that may be told
     */
    public Needles(Map<String, String> texts) {
        texts.forEach(
                (name, text) -> {
                    forms.put(name, formsOf(text));
                    plain.put(name, List.of(text.getBytes(StandardCharsets.UTF_8)));
                });
    }

    /** Names of the needles that the text holds in any form. */
    public Set<String> in(byte[] text) {
        return found(forms, text, text.length);
    }

    /** Names of the needles that the text holds as they were typed. */
    Set<String> plainlyIn(byte[] text, int length) {
        return found(plain, text, length);
    }

    /** Bytes that a window must keep from the one before, so that nothing is cut in two. */
    int overlap() {
        return plain.values().stream()
                .flatMap(List::stream)
                .mapToInt(form -> form.length)
                .max()
                .orElse(0);
    }

    private static Set<String> found(Map<String, List<byte[]>> forms, byte[] text, int length) {
        Set<String> found = new TreeSet<>();
        forms.forEach(
                (name, looks) -> {
                    if (looks.stream().anyMatch(look -> contains(text, length, look))) {
                        found.add(name);
                    }
                });
        return found;
    }

    private static List<byte[]> formsOf(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>();
        forms.add(utf8);
        forms.add(text.getBytes(GB18030));
        forms.add(text.getBytes(StandardCharsets.UTF_16BE));
        forms.add(text.getBytes(StandardCharsets.UTF_16LE));
        // UTF-8 that somebody took for Latin-1
        forms.add(new String(utf8, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8));
        forms.add(ascii(HexFormat.of().formatHex(utf8)));
        forms.add(ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
        forms.add(ascii(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        forms.add(ascii(escaped(text)));
        forms.addAll(base64(utf8));
        return forms;
    }

    /** As JSON and properties files write what is not ASCII. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(
                        it -> {
                            if (it < 0x80) {
                                escaped.append((char) it);
                            } else {
                                escaped.append("\\u%04x".formatted(it));
                            }
                        });
        return escaped.toString();
    }

    /** Without the characters at both ends, which depend on what stands beside the text. */
    private static List<byte[]> base64(byte[] utf8) {
        List<byte[]> forms = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + utf8.length];
            System.arraycopy(utf8, 0, shifted, before, utf8.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String middle = text.substring(before == 0 ? 0 : 4, text.length() - 2);
            forms.add(ascii(middle));
            forms.add(ascii(middle.replace('+', '-').replace('/', '_')));
        }
        return forms;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Horspool's search: looks at few bytes of a long text. */
    private static boolean contains(byte[] text, int length, byte[] needle) {
        int[] skip = new int[256];
        Arrays.fill(skip, needle.length);
        for (int at = 0; at < needle.length - 1; at++) {
            skip[needle[at] & 0xff] = needle.length - 1 - at;
        }
        int last = needle.length - 1;
        for (int at = 0; at + needle.length <= length; at += skip[text[at + last] & 0xff]) {
            if (text[at + last] == needle[last]
                    && Arrays.equals(text, at, at + last, needle, 0, last)) {
                return true;
            }
        }
        return false;
    }
}
