// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.python;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.CaFile;
import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.Endpoints;
import io.landbridge.tests.harness.GatewayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Runs a file of Python tests with the Python that {@code LANDBRIDGE_TEST_PYTHON} names. */
public final class Pytest {
  private static final long MINUTES = 6;
  private static final String PYTHON =
      System.getenv().getOrDefault("LANDBRIDGE_TEST_PYTHON", "python3");

  private Pytest() {}

  /**
   * What became of one Python test.
   *
   * @param name its file's name for it
   * @param outcome passed, skipped or failed
   * @param text why, where it did not pass
   */
  public record Case(String name, Outcome outcome, String text) {
    /** The same with where it ran before its name. */
    Case in(String lane) {
      return new Case(lane + ": " + name, outcome, text);
    }
  }

  /** How a test ended. */
  public enum Outcome {
    /** It holds. */
    PASSED,
    /** Something that it needs is not there. */
    SKIPPED,
    /** It does not hold. */
    FAILED
  }

  /** Whether the modules can be imported. */
  private static boolean has(String... modules) {
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", "import " + String.join(",", modules))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Skips the test that asks, and says so, where a module is missing. */
  public static void requireModules(String... modules) {
    if (!has(modules)) {
      String missing =
          "skipped: Python has no "
              + String.join(" or no ", modules)
              + "; see requirements.txt, and set LANDBRIDGE_TEST_PYTHON";
      System.out.println(missing);
      Assumptions.abort(missing);
    }
  }

  /** Each test of Python as one of Java. */
  public static Stream<DynamicTest> tests(List<Case> cases) {
    return cases.stream().map(test -> dynamicTest(test.name(), () -> check(test)));
  }

  private static void check(Case test) {
    switch (test.outcome()) {
      case PASSED -> {}
      case SKIPPED -> {
        System.out.println("skipped: " + test.name() + ": " + test.text());
        throw new TestAbortedException(test.text());
      }
      case FAILED -> throw new AssertionError(test.name() + ": " + test.text());
    }
  }

  /** Runs a file against a gateway. */
  public static List<Case> run(String file, Endpoints endpoints, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment(endpoints));
    all.putAll(more);
    return run(file, all);
  }

  /** Runs a file with these variables. */
  public static List<Case> run(String file, Map<String, String> variables) {
    return run("", file, variables);
  }

  /**
   * Runs a file with these variables.
   *
   * @param folder for what it leaves, below {@code tests/target/pytest}
   */
  static List<Case> run(String folder, String file, Map<String, String> variables) {
    Path root = Checkout.root();
    Path sources = root.resolve("tests/src/test/python");
    try {
      Path target = Files.createDirectories(root.resolve("tests/target/pytest").resolve(folder));
      Path report = target.resolve(file + ".xml");
      Files.deleteIfExists(report);
      ProcessBuilder builder =
          new ProcessBuilder(
                  PYTHON,
                  "-m",
                  "pytest",
                  "-q",
                  "-p",
                  "no:cacheprovider",
                  "--junitxml",
                  report.toString(),
                  file)
              .directory(sources.toFile())
              .redirectErrorStream(true)
              .redirectOutput(target.resolve(file + ".log").toFile());
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      builder.environment().putAll(variables);
      if (!hasEnded(builder.start())) {
        throw new AssertionError(file + " took more than " + MINUTES + " minutes");
      }
      if (!Files.exists(report)) {
        throw new AssertionError(Files.readString(target.resolve(file + ".log")));
      }
      List<Case> cases = read(report);
      if (cases.isEmpty()) {
        throw new AssertionError(file + ": pytest ran nothing");
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits for its end; who is interrupted meanwhile leaves nothing behind that runs. */
  private static boolean hasEnded(Process process) throws InterruptedException {
    try {
      return process.waitFor(MINUTES, TimeUnit.MINUTES);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What tests have to know of a gateway with the embedded cloud. */
  static Map<String, String> environment(GatewayProcess gateway) {
    Map<String, String> environment = environment(gateway.endpoints());
    if (gateway.endpoints().api().getScheme().equals("https")) {
      environment.put("LANDBRIDGE_TEST_CA", CaFile.in(gateway.launch().data()).toString());
    }
    return environment;
  }

  private static Map<String, String> environment(Endpoints endpoints) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LANDBRIDGE_TEST_API", trimmed(endpoints.api()));
    environment.put("LANDBRIDGE_TEST_NATIVE", endpoints.nativeCommands().toString());
    for (Account account : List.of(Account.ADMIN, Account.ALICE, Account.BOB, Account.CAROL)) {
      String prefix = "LANDBRIDGE_TEST_" + account.name().toUpperCase(Locale.ROOT);
      environment.put(prefix + "_ACCESS_KEY", account.accessKey());
      environment.put(prefix + "_SECRET_KEY", account.secretKey());
    }
    return environment;
  }

  private static String trimmed(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static List<Case> read(Path report) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      NodeList found =
          factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
      List<Case> cases = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        cases.add(toCase((Element) found.item(i)));
      }
      return cases;
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError("pytest's report cannot be read", e);
    }
  }

  private static Case toCase(Element element) {
    String name = element.getAttribute("classname") + "." + element.getAttribute("name");
    for (String failure : List.of("failure", "error")) {
      NodeList found = element.getElementsByTagName(failure);
      if (found.getLength() > 0) {
        return new Case(name, Outcome.FAILED, found.item(0).getTextContent());
      }
    }
    NodeList skipped = element.getElementsByTagName("skipped");
    return skipped.getLength() > 0
        ? new Case(name, Outcome.SKIPPED, ((Element) skipped.item(0)).getAttribute("message"))
        : new Case(name, Outcome.PASSED, "");
  }
}
