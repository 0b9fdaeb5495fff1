package io.huifang.intake.sender;

import io.huifang.intake.token.AccessTokens;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads everybody's secrets from the configuration and from the files it names. */
@Singleton
class KeyringReader {
    private static final Pattern TYPE = Pattern.compile("\\*|[\\w-]+(\\.[\\w-]+)*(\\.\\*)?");

    private final List<Caller> callers = new ArrayList<>();

    /** Whether there is an issuer for tokens of clients. */
    private final boolean issuer;

    /**
     * @throws IllegalArgumentException when what is configured makes no sense
     */
    @Inject
    KeyringReader(
            SenderConfig senders,
            ServiceConfig services,
            AccountConfig accounts,
            AccessTokens tokens) {
        this(senders, services, accounts, tokens.areAccepted());
    }

    KeyringReader(
            SenderConfig senders, ServiceConfig services, AccountConfig accounts, boolean issuer) {
        this.issuer = issuer;
        senders.byName().forEach((name, entry) -> callers.add(caller(name, entry)));
        services.byName().forEach((name, entry) -> callers.add(caller(name, entry)));
        accounts.byName().forEach((name, entry) -> callers.add(caller(name, entry)));
        // A service of ours may be a sender, too, and is one client all the same.
        Set<String> clients = new HashSet<>();
        callers.forEach(
                caller ->
                        require(
                                caller.client()
                                        .map(client -> caller.kind() + " " + client)
                                        .map(clients::add)
                                        .orElse(true),
                                "two " + caller.kind() + " have the same client-id"));
    }

    /**
     * Reads all for the first time.
     *
     * @throws IllegalArgumentException when anybody's secrets cannot be used
     */
    Keyring read() {
        Keyring keyring = new Keyring();
        for (Caller caller : callers) {
            Secrets secrets = caller.read();
            try {
                keyring.give(caller, secrets);
            } catch (IllegalArgumentException anothers) {
                throw new IllegalArgumentException(
                        caller.place() + ": " + anothers.getMessage(), anothers);
            }
        }
        return keyring;
    }

    /**
     * Reads all anew. A caller whose secrets cannot be used keeps those it had, whatever becomes of
     * the others'.
     *
     * @param unusable told of each such caller, by its place in the configuration, and why
     */
    Keyring reread(Keyring before, Map<String, String> unusable) {
        Keyring now = new Keyring();
        Map<Caller, Secrets> changed = new LinkedHashMap<>();
        for (Caller caller : callers) {
            Secrets last = before.of(caller);
            Secrets read = readOr(last, caller, unusable);
            if (read.equals(last)) {
                now.give(caller, last);
            } else {
                changed.put(caller, read);
            }
        }
        // Behind the others: nobody loses a secret to somebody who has taken it up since.
        changed.forEach((caller, read) -> change(now, caller, read, before, unusable));
        return now;
    }

    private static Secrets readOr(Secrets last, Caller caller, Map<String, String> unusable) {
        try {
            return caller.read();
        } catch (IllegalArgumentException because) {
            unusable.put(caller.place(), because.getMessage());
            return last;
        }
    }

    private static void change(
            Keyring now,
            Caller caller,
            Secrets read,
            Keyring before,
            Map<String, String> unusable) {
        for (Secrets secrets : List.of(read, before.of(caller), Secrets.NONE)) {
            try {
                now.give(caller, secrets);
                return;
            } catch (IllegalArgumentException anothers) {
                unusable.put(caller.place(), caller.place() + ": " + anothers.getMessage());
            }
        }
    }

    private Caller caller(String name, SenderConfig.Entry entry) {
        String place = "huifang.senders." + name;
        Sender sender = sender(place, name, entry);
        GivenSecrets keys = keys(place, entry.key(), entry.keyFile());
        GivenSecrets signing =
                given(place, "signing-secret", entry.signingSecret(), entry.signingSecretFile());
        require(
                keys.isConfigured() || signing.isConfigured() || entry.clientId().isPresent(),
                place + " needs a key, a client-id or a signing-secret");
        requireIssuer(place, entry.clientId());
        return new Caller(
                place,
                name,
                Caller.Rights.of(sender),
                entry.clientId(),
                () -> Secrets.of(keys.read(), signing.read()));
    }

    private Caller caller(String name, ServiceConfig.Entry entry) {
        String place = "huifang.services." + name;
        GivenSecrets keys = keys(place, entry.key(), entry.keyFile());
        require(
                keys.isConfigured() || entry.clientId().isPresent(),
                place + " needs a client-id, a key or a key-file");
        requireIssuer(place, entry.clientId());
        require(!entry.scope().isBlank(), place + ".scope is empty");
        Caller.Rights rights = Caller.Rights.ofAService(entry.scope().strip());
        return Caller.withKeys(place, name, rights, entry.clientId(), keys);
    }

    private static Caller caller(String name, AccountConfig.Entry entry) {
        String place = "huifang.accounts." + name;
        require(!entry.roles().isEmpty(), place + ".roles is empty");
        Account account = new Account(name, Set.copyOf(entry.roles()));
        GivenSecrets keys = keys(place, entry.key(), entry.keyFile());
        require(keys.isConfigured(), place + " needs either key or key-file");
        return Caller.withKeys(place, name, Caller.Rights.of(account), Optional.empty(), keys);
    }

    private void requireIssuer(String place, Optional<String> client) {
        require(issuer || client.isEmpty(), place + ".client-id needs huifang.issuer.url");
    }

    private static Sender sender(String place, String name, SenderConfig.Entry entry) {
        require(!entry.sources().isEmpty(), place + ".sources is empty");
        Set<String> types = entry.types().map(Set::copyOf).orElse(Set.of());
        require(
                types.stream().allMatch(type -> TYPE.matcher(type).matches()),
                place + ".types may hold types and, behind a dot or alone, *");
        return new Sender(name, Set.copyOf(entry.sources()), types);
    }

    private static GivenSecrets keys(String place, Optional<String> key, Optional<Path> file) {
        return given(place, "key", key.map(List::of), file);
    }

    private static GivenSecrets given(
            String place, String kind, Optional<List<String>> configured, Optional<Path> file) {
        require(
                configured.isEmpty() || file.isEmpty(),
                place + " has both " + kind + " and " + kind + "-file");
        return new GivenSecrets(kind, configured, file);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
