package io.huifang.contract.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many items a list has, both bounds included, and whether one may stand there twice. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Items {
    /** The fewest. */
    int min() default 0;

    /** The most. */
    int max();

    /** Whether all are different. */
    boolean unique() default false;
}
