package io.huifang.journeys.stack;

import io.huifang.journeys.http.Caller;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.util.List;

/**
 * Nothing stands between clients and replicas.
 *
 * @param stack whose replicas they are, also those that are added later
 */
record Direct(LocalStack stack) implements Front {
    @Override
    public List<String> urls(Service service) {
        return stack.replicas(service).stream().map(ServiceProcess::url).toList();
    }

    @Override
    public Caller heard(Service service, Caller caller) {
        return caller;
    }
}
