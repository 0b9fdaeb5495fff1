package io.huifang.journeys.stack;

import io.huifang.journeys.http.Caller;
import io.huifang.local.stack.Service;

import java.util.List;

/** What clients find of a stack. */
public interface Front {
    /** The URLs of a service, in the order of its replicas where each has its own. */
    List<String> urls(Service service);

    /** The caller as it is to call the service: somebody may want to listen. */
    Caller heard(Service service, Caller caller);
}
