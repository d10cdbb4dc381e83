package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistypedOptionsTest {
    private static final List<String> OPTIONS =
            List.of("port", "data", "access", "user", "role", "unattended", "session", "events");

    @ParameterizedTest
    @CsvSource({
        "-Plocal -Dprot=1, prot, port",
        "-Plocal -Dusre=ada, usre, user",
        "-Plocal -DPort=1, Port, port",
        "-q -D sesion=1, sesion, session",
        "--define unatended=true -Plocal, unatended, unattended",
        "-Dsessions, sessions, session",
        "-Dsessiom=1, sessiom, session",
        "-Ddat=x, dat, data",
        "-Dacces=x, acces, access",
        "-Dacess=x, acess, access"
    })
    void optionLikeOneOfOurs_namesTheNearest(String commandLine, String given, String meant) {
        assertEquals(
                List.of("-D%s: there is no such option; is -D%s meant?".formatted(given, meant)),
                MistypedOptions.in(commandLine, OPTIONS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-Plocal",
                "-Plocal -Dport=1 -Duser=prot",
                "-Dmaven.repo.local=/prot -DskipTests -Dsurefire.failIfNoSpecifiedTests=false",
                "-Dsun=1 -Duseful=2 -Dreports=3",
                "-Dhost -Dpom -Dfile -Dmode -Dcode -Dfork -Dsort -Djava -Ddate -Dnode -Drules -Dversion -Dreport",
                "-DargLine=\"-Xmx1g -Dprot=x\" -Plocal"
            })
    void optionThatIsOursOrLikeNoneOfOurs_isLetThrough(String commandLine) {
        assertEquals(List.of(), MistypedOptions.in(commandLine, OPTIONS));
    }

    @Test
    void severalMistyped_areToldAtOnce() {
        assertEquals(2, MistypedOptions.in("-Dprot=1 -Dusre=ada", OPTIONS).size());
    }
}
