package io.huifang.backing.access;

import static io.huifang.backing.access.Operation.Whose.HOLDERS;
import static io.huifang.backing.access.Operation.Whose.STRANGERS_APART;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The cells: what each caller was answered, and what he should have been. */
public final class AccessMatrix {
    private static final int UNKNOWN = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOTHING_HERE = 404;

    private final List<Operation> operations;
    private final Caller caller;
    private final List<String> open = new ArrayList<>();
    private int cells;

    /** Calls the service. */
    @FunctionalInterface
    public interface Caller {
        /**
         * @param who a role, or any other name the test gives somebody; null for nobody
         * @param path with ids
         * @return the answer's status
         */
        int call(String who, Operation operation, String path);
    }

    public AccessMatrix(List<Operation> operations, Caller caller) {
        this.operations = operations;
        this.caller = caller;
    }

    /**
     * What differs between what the service answers and the list.
     *
     * @param known what its document describes and what its classes hold, such as pages
     */
    public Set<String> differences(Set<String> known) {
        Set<String> listed = operations.stream().map(Operation::name).collect(Collectors.toSet());
        Set<String> differences = new TreeSet<>();
        known.stream()
                .filter(name -> !listed.contains(name))
                .forEach(name -> differences.add(name + " is not in operations.txt"));
        listed.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> differences.add(name + " is nothing the service answers"));
        return differences;
    }

    /** Nobody is asked who he is; a role that is not named is refused, one that is gets in. */
    public AccessMatrix tryRoles(List<String> roles, Map<String, String> ids) {
        for (Operation operation : operations) {
            String path = operation.at(ids);
            boolean everybody = operation.isForEverybody();
            cell(
                    operation,
                    null,
                    path,
                    everybody ? "let in" : "401",
                    status -> everybody ? isLetIn(status) : status == UNKNOWN);
            for (String role : roles) {
                boolean may = everybody || operation.roles().contains(role);
                int no = operation.whose() == STRANGERS_APART ? UNKNOWN : FORBIDDEN;
                cell(
                        operation,
                        role,
                        path,
                        may ? "let in" : Integer.toString(no),
                        status -> may ? isLetIn(status) : status == no);
            }
        }
        return this;
    }

    /** Whose it is not finds nothing there. */
    public AccessMatrix tryAnother(String another, Map<String, String> ids) {
        operations.stream()
                .filter(operation -> operation.whose() == HOLDERS)
                .forEach(
                        operation ->
                                cell(
                                        operation,
                                        another,
                                        operation.at(ids),
                                        "404",
                                        status -> status == NOTHING_HERE));
        return this;
    }

    /** Whose it is finds it: else the cells above would show nothing. */
    public AccessMatrix tryOwner(String owner, Map<String, String> ids) {
        operations.stream()
                .filter(operation -> operation.whose() == HOLDERS)
                .forEach(
                        operation ->
                                cell(
                                        operation,
                                        owner,
                                        operation.at(ids),
                                        "his own",
                                        status -> isLetIn(status) && status != NOTHING_HERE));
        return this;
    }

    /** How many cells were tried. */
    public int cells() {
        return cells;
    }

    /** Those that were answered otherwise than they should be. */
    public List<String> open() {
        return open;
    }

    private void cell(
            Operation operation, String who, String path, String expected, IntPredicate right) {
        cells++;
        int status = caller.call(who, operation, path);
        if (!right.test(status)) {
            open.add(
                    "%s by %s: expected %s, was %d"
                            .formatted(operation.name(), who, expected, status));
        }
    }

    private static boolean isLetIn(int status) {
        return status != UNKNOWN && status != FORBIDDEN && status < 500;
    }
}
