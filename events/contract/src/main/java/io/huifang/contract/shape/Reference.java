package io.huifang.contract.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An identifier of the sender's: visible ASCII, no spaces, nothing that looks like an address or a
 * telephone number. Opaque to us.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reference {
    /** Most characters. */
    int max() default 128;
}
