package dev.latchkey.local.browser;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** This machine's Chromium, with a profile of its own. What is looked for and not there yet is waited for. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        // It warns of each Chromium that is newer than itself.
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    /** Starts it, or skips the test with a word about what is missing. */
    Chromium(Path profile) {
        File chromium = Installed.onPath("chromium", "chromium");
        File chromedriver = Installed.onPath("chromedriver", "chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--window-size=1280,1024",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver)
                        .withSilent(true)
                        .build(),
                options);
        driver.manage().timeouts().implicitlyWait(PATIENCE);
    }

    void open(String url) {
        driver.get(url);
    }

    /** Presses keys, wherever the focus is. */
    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Waits for the page with that heading. */
    void awaitHeading(String heading) {
        try {
            driver.findElement(By.xpath("//h1[normalize-space()=\"%s\"]".formatted(heading)));
        } catch (NoSuchElementException e) {
            throw new AssertionError("no page with the heading \"%s\", but: %s".formatted(heading, text()), e);
        }
    }

    /** Waits for a page that says so. */
    void awaitText(String text) {
        driver.findElement(By.xpath("//body[contains(., \"%s\")]".formatted(text)));
    }

    /** Waits for an element, by a CSS selector. */
    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Waits for the button of a role in an account. */
    WebElement button(String accountId, String role) {
        return driver.findElement(
                By.xpath("//*[@id='accounts']//button[substring-after(@value, '/') = '%s' and b = '%s']"
                        .formatted(accountId, role)));
    }

    /** Waits for Keycloak's form, and signs in there with the keyboard alone. */
    void signInAtKeycloak(String user) {
        find("#username:focus");
        type(user, Keys.TAB, Keycloak.password(user), Keys.ENTER);
    }

    /** The same where Keycloak knows who it is, and wants the password. */
    void signInAgainAtKeycloak(String user) {
        find("#password").sendKeys(Keycloak.password(user), Keys.ENTER);
    }

    void forward() {
        driver.navigate().forward();
    }

    void back() {
        driver.navigate().back();
    }

    void reload() {
        driver.navigate().refresh();
    }

    String url() {
        return String.valueOf(driver.getCurrentUrl());
    }

    String text() {
        return find("body").getText();
    }

    /** The tab that is shown. */
    String tab() {
        return driver.getWindowHandle();
    }

    /** Shows a new tab. */
    String newTab() {
        return driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
    }

    /** Shows a tab. */
    void show(String tab) {
        driver.switchTo().window(tab);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
