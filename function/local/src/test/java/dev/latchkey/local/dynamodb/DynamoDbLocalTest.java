package dev.latchkey.local.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLocalTest {
    @TempDir
    private Path folder;

    @Test
    void start_listensOnThisMachinesOwnAddressOnly() throws Exception {
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.start(folder);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(dynamoDb.url()).build();
            assertEquals(
                    400,
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());

            for (InetAddress address : otherAddresses()) {
                InetSocketAddress other =
                        new InetSocketAddress(address, dynamoDb.url().getPort());
                assertThrows(ConnectException.class, () -> connect(other), other::toString);
            }
        }
    }

    private static void connect(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }
}
