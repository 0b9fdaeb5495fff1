package io.huifang.local.stack;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The processes of all services. */
final class Services {
    private final Home home;
    private final StackOptions options;
    private final Ports ports;
    private final Map<Service, List<ServiceProcess>> processes = new EnumMap<>(Service.class);

    Services(Home home, StackOptions options, Ports ports) {
        this.home = home;
        this.options = options;
        this.ports = ports;
        for (Service service : Service.values()) {
            processes.put(service, new CopyOnWriteArrayList<>());
            for (int replica = 0; replica < options.of(service).replicas(); replica++) {
                add(service);
            }
        }
    }

    /** One more process; it is not started. */
    ServiceProcess add(Service service) {
        int replica = processes.get(service).size();
        String name = service.partName() + (replica == 0 ? "" : "-" + replica);
        ServiceProcess added =
                new ServiceProcess(
                        new JavaProcess(name, home, options.lifetime()),
                        options.of(service),
                        new ServiceAddress(
                                ports.http(service, replica), ports.management(service, replica)));
        processes.get(service).add(added);
        return added;
    }

    void remove(ServiceProcess process) {
        processes.values().forEach(replicas -> replicas.remove(process));
    }

    List<ServiceProcess> of(Service service) {
        return List.copyOf(processes.get(service));
    }

    List<ServiceProcess> all() {
        return Stream.of(Service.values()).flatMap(service -> of(service).stream()).toList();
    }

    /** Also a stack without the service has one, to see what becomes of those who ask it. */
    String url(Service service) {
        return of(service).stream()
                .findFirst()
                .map(ServiceProcess::url)
                .orElse("http://127.0.0.1:9");
    }
}
