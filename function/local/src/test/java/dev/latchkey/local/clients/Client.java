package dev.latchkey.local.clients;

import dev.latchkey.local.browser.Installed;
import java.nio.file.Path;
import java.util.List;

/** A client of AWS's that uses a login, as the documents call it. */
enum Client {
    AWS_CLI("AWS CLI") {
        @Override
        List<String> callerIdentity() {
            return List.of(
                    Installed.byScript("aws-cli", "bin/aws").toString(),
                    "sts",
                    "get-caller-identity",
                    "--query",
                    "Arn",
                    "--output",
                    "text");
        }
    },
    BOTO3("boto3") {
        @Override
        List<String> callerIdentity() {
            return List.of(
                    Installed.byScript("aws-cli", "bin/python3").toString(),
                    Installed.byScript("clients", "caller.py").toString());
        }
    },
    JAVASCRIPT("SDK for JavaScript") {
        @Override
        List<String> callerIdentity() {
            return List.of(
                    Installed.byScript("oidc-provider", "node").toString(),
                    Installed.byScript("clients", "caller.mjs").toString());
        }
    },
    JAVA("SDK for Java") {
        @Override
        List<String> callerIdentity() {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // Of several that are on the tests' class path, while an application has one.
                    "-Dsoftware.amazon.awssdk.http.service.impl=software.amazon.awssdk.http.apache5.Apache5SdkHttpService",
                    "-cp",
                    System.getProperty("java.class.path"),
                    JavaCaller.class.getName());
        }
    };

    private final String title;

    Client(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * The command that prints who its caller is, or the error as the client shows it; skips the test if it is not
     * installed.
     */
    abstract List<String> callerIdentity();
}
