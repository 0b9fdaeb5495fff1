package io.huifang.survey.insight.effect;

import io.huifang.survey.insight.measure.Difference;
import io.huifang.survey.insight.measure.Share;

/**
 * Both sides for one reason.
 *
 * @param reason why the ones were called
 * @param called who was to be called
 * @param heldOut who was not, by lot
 */
record Effect(String reason, Arm called, Arm heldOut) {

    /** What may become of a customer. */
    enum Outcome {
        /** The same happened to him again. */
        REPEATED {
            @Override
            Share of(Arm arm) {
                return new Share(arm.repeated(), arm.people());
            }
        },
        /** He complained. */
        COMPLAINED {
            @Override
            Share of(Arm arm) {
                return new Share(arm.complained(), arm.people());
            }
        },
        /** He closed his account. */
        LEFT {
            @Override
            Share of(Arm arm) {
                return new Share(arm.left(), arm.people());
            }
        },
        /** He was satisfied, of those who said. */
        SATISFIED {
            @Override
            Share of(Arm arm) {
                return new Share(arm.satisfied(), arm.answered());
            }
        };

        abstract Share of(Arm arm);
    }

    /** Below 0 for what calls make rarer. */
    Difference difference(Outcome outcome) {
        return new Difference(outcome.of(called), outcome.of(heldOut));
    }
}
