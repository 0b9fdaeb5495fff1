package io.huifang.contract.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole number is at most the one in another component, as a score is on its scale. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface UpTo {
    /** Name of the component that holds the highest value. */
    String value();
}
