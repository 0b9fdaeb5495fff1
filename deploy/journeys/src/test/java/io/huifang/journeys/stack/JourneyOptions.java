package io.huifang.journeys.stack;

import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceOptions;
import io.huifang.local.stack.StackOptions;

import java.nio.file.Path;
import java.util.List;

/** What the stacks of all journeys have alike. */
final class JourneyOptions {
    /**
     * Services are started many times here and never measured: a heap and a room for classes that
     * grow step by step are collected as a whole at each step.
     */
    private static final List<String> STARTING_QUICKLY =
            List.of("-XX:TieredStopAtLevel=1", "-Xms256m", "-XX:MetaspaceSize=160m");

    /** The catalogue, and types that nobody has heard of. */
    private static final String TYPES = "io.huifang.*,com.example.journey.*";

    private JourneyOptions() {}

    /**
     * One process of each service.
     *
     * @param keys of senders, in their order
     */
    static StackOptions of(List<String> keys, int agents) {
        StackOptions options =
                StackOptions.isolated(Path.of(System.getProperty("huifang.root")))
                        .withAgents(agents)
                        .with(Service.INTAKE, it -> knowing(keys, it))
                        // failures that a load run makes up are no outage
                        .with(
                                Service.SCHEDULER,
                                it -> it.withConfiguration("huifang.incidents.by-rule", "false"))
                        .with(
                                Service.SURVEY,
                                it ->
                                        it.withConfiguration(
                                                "huifang.lease.duration", Rig.LEASE.toString()));
        for (Service service : Service.values()) {
            options = options.with(service, JourneyOptions::startingQuickly);
        }
        return options;
    }

    /** The same with so many processes of each service. */
    static StackOptions replicated(StackOptions options, int intakes, int schedulers, int surveys) {
        return options.with(Service.INTAKE, it -> it.withReplicas(intakes))
                .with(Service.SCHEDULER, it -> it.withReplicas(schedulers))
                .with(Service.SURVEY, it -> it.withReplicas(surveys));
    }

    /** The source for which the sender with that number speaks. */
    static String source(int number) {
        return "/wallet-" + (number + 1);
    }

    private static ServiceOptions startingQuickly(ServiceOptions service) {
        ServiceOptions options = service;
        for (String argument : STARTING_QUICKLY) {
            options = options.withJvmArgument(argument);
        }
        return options;
    }

    private static ServiceOptions knowing(List<String> keys, ServiceOptions intake) {
        ServiceOptions options = intake;
        for (int number = 0; number < keys.size(); number++) {
            String sender = "huifang.senders.\"wallet-%d\".".formatted(number + 1);
            options =
                    options.withConfiguration(sender + "key", keys.get(number))
                            .withConfiguration(sender + "sources", source(number))
                            .withConfiguration(sender + "types", TYPES);
        }
        return options;
    }
}
