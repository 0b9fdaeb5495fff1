package io.huifang.survey.review;

/**
 * How good a call was; each from 1, poor, to 5, excellent.
 *
 * @param listening whether the agent heard what the customer said
 * @param empathy whether he met the customer's feelings
 * @param correctness whether what he said and recorded was right
 * @param procedure whether he kept to script and rules
 */
public record Scores(int listening, int empathy, int correctness, int procedure) {
    static final int LOWEST = 1;
    static final int HIGHEST = 5;

    public Scores {
        require("listening", listening);
        require("empathy", empathy);
        require("correctness", correctness);
        require("procedure", procedure);
    }

    static boolean isScore(Integer score) {
        return score != null && score >= LOWEST && score <= HIGHEST;
    }

    private static void require(String name, int score) {
        if (!isScore(score)) throw new IllegalArgumentException(name + " is no score: " + score);
    }
}
