package dev.latchkey.signin.testing;

import dev.latchkey.request.DependencyException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Ports that fail when told to, and tell what was called. */
public final class Outages {
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    /** From now on every call of this method of any port fails. */
    public void begin(String method) {
        failing.add(method);
    }

    /** From now on every call of this method of any port ends in a fault of ours. */
    public void bug(String method) {
        broken.add(method);
    }

    public void end() {
        failing.clear();
        broken.clear();
    }

    /** The methods that were called since this was asked last, in their order. */
    public List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    <T> T of(Class<T> port, T working) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (failing.contains(method.getName())) {
                        throw new DependencyException(port.getSimpleName(), method.getName(), "Outage");
                    }
                    if (broken.contains(method.getName())) {
                        throw new IllegalStateException("a bug with a s3cr3t");
                    }
                    try {
                        return method.invoke(working, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
