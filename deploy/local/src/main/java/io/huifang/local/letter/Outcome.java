package io.huifang.local.letter;

/** What a redrive did with one letter. */
public sealed interface Outcome {
    /** Whether its record is back on its topic. */
    boolean isBack();

    /** For the person who asked. */
    String inWords();

    /**
     * Its record was put back now.
     *
     * @param copy where
     * @param remembered whether that was marked; otherwise the next run looks for it first
     */
    record Redriven(Place copy, boolean remembered) implements Outcome {
        @Override
        public boolean isBack() {
            return true;
        }

        @Override
        public String inWords() {
            return "redriven to "
                    + copy
                    + (remembered
                            ? ""
                            : "; Kafka took no note of that, the next run finds it there");
        }
    }

    /**
     * Its record was put back before.
     *
     * @param copy where
     */
    record Already(Place copy) implements Outcome {
        @Override
        public boolean isBack() {
            return true;
        }

        @Override
        public String inWords() {
            return "was redriven before, to " + copy + "; nothing was done";
        }
    }

    /**
     * It stays as it is.
     *
     * @param why a whole clause
     */
    record Left(String why) implements Outcome {
        @Override
        public boolean isBack() {
            return false;
        }

        @Override
        public String inWords() {
            return "not redriven: " + why;
        }
    }
}
