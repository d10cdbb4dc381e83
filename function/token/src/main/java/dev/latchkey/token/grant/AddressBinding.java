package dev.latchkey.token.grant;

import dev.latchkey.grant.IssuedCode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * What binds a code to the address of the browser that signed in, where a deployment wants it so. A client on the
 * browser's own device comes from there as well; somebody who began the sign-in elsewhere, and had its code handed to
 * them, does not.
 */
final class AddressBinding {
    /** Its code is meant to be carried to another device. */
    private static final String CROSS_DEVICE = "arn:aws:signin:::devtools/cross-device";

    /** Of an IPv6 address: a device has many at once, all in one network of 64 bits (RFC 8981). */
    private static final int NETWORK_BYTES = 8;

    private final boolean required;

    /** @param required whether codes are bound to the address at all */
    AddressBinding(boolean required) {
        this.required = required;
    }

    /** Why the code may not be redeemed from {@code sourceIp}; empty if it may. */
    Optional<String> problem(IssuedCode issued, String sourceIp) {
        if (!required || issued.clientId().equals(CROSS_DEVICE)) {
            return Optional.empty();
        }
        if (issued.signInIp().isEmpty()) {
            return Optional.of("of a sign-in whose address is not known");
        }
        return areOfOneDevice(issued.signInIp().get(), sourceIp)
                ? Optional.empty()
                : Optional.of("of a sign-in from another address");
    }

    private static boolean areOfOneDevice(String one, String other) {
        try {
            return Arrays.equals(device(one), device(other));
        } catch (IllegalArgumentException e) {
            // What is no address is nobody's.
            return false;
        }
    }

    /** The bytes that a device's addresses share: an IPv4 address, also one written as IPv6, or an IPv6 network. */
    private static byte[] device(String address) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        return parsed instanceof Inet6Address ? Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES) : parsed.getAddress();
    }
}
