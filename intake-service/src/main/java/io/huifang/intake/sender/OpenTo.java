package io.huifang.intake.sender;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says who may call a resource. Without it nobody may. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
    /** Who may call. */
    Who value();

    /** Kinds of callers. */
    enum Who {
        /** Whoever has a key or a token, sender or service. */
        ANY_CALLER,
        /** Our own services only. */
        SERVICES
    }
}
