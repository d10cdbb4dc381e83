package dev.latchkey.signin.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Serves pages under their policy, each at a path of its own, and keeps the forms that are sent. */
final class PageServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final HttpServer server;
    private final Map<String, Html> pages = new ConcurrentHashMap<>();
    private final BlockingQueue<String> forms = new LinkedBlockingQueue<>();

    PageServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Serves a page from now on, and says where. */
    String serve(String name, Html page) {
        pages.put("/" + name, page);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** The next form that the browser sends, as it was encoded. */
    String sentForm() throws InterruptedException {
        String form = forms.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (form == null) {
            throw new AssertionError("no form was sent");
        }
        return form;
    }

    /** Whether a form was sent that nobody has asked for yet. */
    boolean hasForm() {
        return !forms.isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                forms.add(path + "?" + new String(body, StandardCharsets.UTF_8));
            }
            Html page = pages.getOrDefault(path, new Html("<!doctype html><title>Sent</title>", "default-src 'none'"));
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", page.contentSecurityPolicy());
            byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
