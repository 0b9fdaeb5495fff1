package io.huifang.export;

import java.io.IOException;
import java.util.List;

/** The command. */
public final class Main {
    private static final int WRONG_WORDS = 2;
    private static final int UNREADABLE_FACTS = 3;
    private static final int NOT_WRITTEN = 1;

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    static int run(List<String> words) {
        try {
            Export.Result result = new Export(ExportOptions.parse(words)).run();
            result.written().forEach((file, facts) -> System.out.println(facts + "\t" + file));
            if (result.unreadable() == 0) return 0;
            System.err.println(result.unreadable() + " records are unreadable and in no file.");
            return UNREADABLE_FACTS;
        } catch (UsageFailure wrong) {
            System.err.println(wrong.getMessage());
            return WRONG_WORDS;
        } catch (IOException refused) {
            String because = refused.getCause() == null ? "" : ": " + refused.getCause();
            System.err.println("Not written: " + refused.getMessage() + because);
            return NOT_WRITTEN;
        }
    }
}
