package dev.irisops.stack.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search on a made-up PATH and in a made-up repository; programs are scripts. */
class ToolSearchTest {
  @TempDir Path temp;

  private Path first;
  private Path second;
  private Path root;

  @BeforeEach
  void makeFolders() throws IOException {
    first = Files.createDirectory(temp.resolve("first"));
    second = Files.createDirectory(temp.resolve("second"));
    root = Files.createDirectory(temp.resolve("repository"));
    unpackingScript("echo no mirror >&2; exit 1");
  }

  @ParameterizedTest
  @CsvSource({
    "PROMETHEUS,3.0.0",
    "PROMTOOL,10.1.2",
    "ALERTMANAGER,0.28.0",
    "AMTOOL,1.0.0",
    "KUBECTL,1.31.0",
    "HAPROXY,2.6.12-1+deb12u3"
  })
  void newEnoughOnPath_isTaken(Tool tool, String version) throws IOException {
    Path program = program(first.resolve(tool.names().get(0)), version);

    assertThat(search().find(tool)).isEqualTo(program);
  }

  @Test
  void tooOldOnPath_newerBehindIt_isTaken() throws IOException {
    program(first.resolve("prometheus"), "2.42.0");
    Path newer = program(second.resolve("prometheus"), "3.5.3");

    assertThat(search().find(Tool.PROMETHEUS)).isEqualTo(newer);
  }

  @Test
  void nameOfDebian_isFound() throws IOException {
    Path program = program(second.resolve("prometheus-alertmanager"), "0.33.1");

    assertThat(search().find(Tool.ALERTMANAGER)).isEqualTo(program);
  }

  @Test
  void programWithoutVersion_isPassedOver() throws IOException {
    script(first.resolve("amtool"), "echo usage: amtool; exit 1");
    Path program = program(second.resolve("amtool"), "0.28.0");

    assertThat(search().find(Tool.AMTOOL)).isEqualTo(program);
  }

  @ParameterizedTest
  @CsvSource({
    "KUBECTL, version --client, Client Version: v1.30.14, false",
    "KUBECTL, version --client, Client Version: v1.31.0, true",
    "KUBECTL, version --client, Client Version: v1.36.4, true",
    "NGINX, -v, nginx version: nginx/1.17.10, false",
    "NGINX, -v, nginx version: nginx/1.18.0, true",
    "CHROMIUM, --version, Chromium 99.0.4844.51, false",
    "CHROMIUM, --version, Chromium 150.0.7871.100 built on Debian, true",
    "CHROMIUM, --version, Google Chrome 150.0.7871.100, true"
  })
  void program_isAskedForItsVersion(Tool tool, String arguments, String answer, boolean taken)
      throws IOException {
    String name = tool.names().get(0);
    Path asked =
        script(first.resolve(name), "[ \"$*\" = '%s' ] && echo '%s'".formatted(arguments, answer));
    Path unpacked = program(root.resolve(tool.packages().programs()).resolve(name), "999.0");

    assertThat(search().find(tool)).isEqualTo(taken ? asked : unpacked);
  }

  @Test
  void notOnPath_isTakenFromWhatWasUnpackedBefore() throws IOException {
    Path program = program(unpacked("promtool"), "3.5.3");

    assertThat(search().find(Tool.PROMTOOL)).isEqualTo(program);
  }

  @Test
  void notOnPath_isUnpackedWithAllPackages() throws IOException {
    unpackingScript(
        """
        mkdir -p "$1/usr/bin"
        printf '#!/bin/sh\\necho amtool, version 0.33.1' > "$1/usr/bin/amtool"
        chmod +x "$1/usr/bin/amtool"
        shift
        echo "$@" > "$(dirname "$0")/packages\"\
        """);

    assertThat(search().find(Tool.AMTOOL)).isEqualTo(unpacked("amtool"));
    assertThat(root.resolve("scripts/packages"))
        .hasContent(
            "prometheus promtool prometheus-alertmanager prometheus-blackbox-exporter kubectl");
  }

  @Test
  void soughtByTwoAtOnce_isUnpackedOnce() throws IOException {
    unpackingScript(
        """
        echo run >> "$(dirname "$0")/runs"
        mkdir -p "$1/usr/bin"
        printf '#!/bin/sh\\necho promtool, version 3.5.3' > "$1/usr/bin/promtool"
        chmod +x "$1/usr/bin/promtool"\
        """);
    Runnable finding =
        () -> assertThat(search().find(Tool.PROMTOOL)).isEqualTo(unpacked("promtool"));

    TwoAtATime.run(List.of(finding, finding));

    assertThat(root.resolve("scripts/runs")).hasContent("run");
  }

  @ParameterizedTest
  @CsvSource({
    "HAPROXY, .tools/proxies/bin/haproxy, own: nginx haproxy",
    "CHROMIUM, .tools/chromium/bin/chromium-headless-shell, own: chromium-headless-shell"
  })
  void programWithLibraries_isUnpackedFromTheReleaseOfThisMachine(
      Tool tool, Path program, String packages) throws IOException {
    unpackingScript(
        """
        mkdir -p "$1/bin"
        printf '#!/bin/sh\\necho version 999.0' > "$1/bin/%1$s"
        chmod +x "$1/bin/%1$s"
        shift
        echo "$DEBIAN_RELEASE:" "$@" > "$(dirname "$0")/packages\"\
        """
            .formatted(program.getFileName()));

    assertThat(search().find(tool)).isEqualTo(root.resolve(program));
    assertThat(root.resolve("scripts/packages")).hasContent(packages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2.53.4"})
  void neitherOnPathNorUnpacked_failureSaysWhatToInstall(String onPath) throws IOException {
    if (!onPath.isEmpty()) {
      program(first.resolve("promtool"), onPath);
    }

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> search().find(Tool.PROMTOOL))
        .withMessage(
            """
            promtool 3.0 or newer is needed, is not on PATH, and could not be unpacked:
            no mirror
            Install it and try again:
              Debian 14 or newer  sudo apt-get install prometheus promtool prometheus-alertmanager prometheus-blackbox-exporter kubectl
              macOS               brew install prometheus alertmanager blackbox_exporter kubernetes-cli
              elsewhere           the releases of prometheus.io and kubernetes.io for your system, their folders on PATH\
            """);
  }

  private ToolSearch search() {
    return new ToolSearch(List.of(first, second), root);
  }

  private Path unpacked(String name) {
    return root.resolve(".tools/debian/usr/bin").resolve(name);
  }

  private static Path program(Path file, String version) throws IOException {
    return script(file, "echo '%s, version %s (branch: HEAD)'".formatted("x", version));
  }

  private void unpackingScript(String text) throws IOException {
    script(root.resolve("scripts/unpack-debian-tools"), text);
  }

  private static Path script(Path file, String text) throws IOException {
    Repository.write(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
