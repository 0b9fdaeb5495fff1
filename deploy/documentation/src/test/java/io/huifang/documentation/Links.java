package io.huifang.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Follows the links and pictures of a page that lead to files. */
final class Links {
    private static final Pattern TARGET =
            Pattern.compile("]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"\\s]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    private final Checkout checkout;

    Links(Checkout checkout) {
        this.checkout = checkout;
    }

    List<Fault> faults(Page page) {
        List<Fault> faults = new ArrayList<>();
        for (Line line : page.lines()) {
            TARGET.matcher(line.prose())
                    .results()
                    .map(Links::target)
                    .filter(target -> !ELSEWHERE.matcher(target).matches())
                    .filter(target -> !leadsSomewhere(page, target))
                    .map(target -> new Fault(checkout.nameOf(page), line.number(), target))
                    .forEach(faults::add);
        }
        return faults;
    }

    private static String target(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static boolean leadsSomewhere(Page page, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        boolean whole = hash < 0 || !file.toString().endsWith(".md");
        return whole || Page.of(file).anchors().contains(target.substring(hash + 1));
    }
}
