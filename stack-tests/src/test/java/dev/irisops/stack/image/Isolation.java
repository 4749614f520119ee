package dev.irisops.stack.image;

import dev.irisops.testkit.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to limit a process to the files of an image without a container engine. */
enum Isolation {
  /**
   * A file system of its own, as an engine gives it: paths, user and group are those of the image,
   * and all but {@code /tmp} and the volume is mounted read-only.
   */
  NAMESPACE {
    @Override
    List<String> words(UnpackedImage image, Volume volume, List<String> command) {
      List<String> words = new ArrayList<>(List.of("unshare", "--mount"));
      List<String> user = List.of(image.file().one("USER").split(":"));
      if (!IS_ROOT) {
        words.addAll(List.of("--user", "--map-root-user"));
      }
      words.addAll(
          List.of(
              "sh", ENTER.toString(), image.root().toString(), System.getProperty("java.home")));
      words.addAll(List.of(image.file().one("WORKDIR"), volume.toString()));
      if (IS_ROOT) {
        words.addAll(List.of("setpriv", "--reuid=" + user.get(0), "--regid=" + user.get(1)));
        words.addAll(List.of("--clear-groups", "--bounding-set=-all", "--no-new-privs"));
      } else {
        words.addAll(List.of("unshare", "--map-user=" + user.get(0), "--map-group=" + user.get(1)));
        words.addAll(List.of("setpriv", "--no-new-privs"));
      }
      words.addAll(command);
      return words;
    }

    @Override
    Map<String, String> environment(UnpackedImage image, Map<String, String> settings) {
      return settings;
    }
  },

  /**
   * A folder, if the kernel or a container around the tests does not permit a file system: paths of
   * the image become paths of the folder, permissions forbid writing, and root gives up the
   * capability to write nevertheless.
   */
  FOLDER {
    @Override
    List<String> words(UnpackedImage image, Volume volume, List<String> command) {
      List<String> words = new ArrayList<>();
      if (IS_ROOT) {
        words.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
      }
      command.forEach(word -> words.add(volume.moved(moved(image, word))));
      return words;
    }

    @Override
    Map<String, String> environment(UnpackedImage image, Map<String, String> settings) {
      Map<String, String> environment = new HashMap<>();
      settings.forEach((name, value) -> environment.put(name, moved(image, value)));
      String javaHome = System.getProperty("java.home");
      environment.put("JAVA_HOME", javaHome);
      environment.put("PATH", javaHome + "/bin:" + System.getenv("PATH"));
      return environment;
    }
  };

  private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");
  private static final Path ENTER = enter();

  /** A path of the image at the start of a word, or behind an equals sign. */
  private static final Pattern PATH = Pattern.compile("(?<=^|=)/(?=(opt|tmp)(/|$))");

  /**
   * A folder that is mounted, to be written.
   *
   * @param target where, in the image; empty if there is none
   */
  record Volume(String target, Path folder) {
    static final Volume NONE = new Volume("", Path.of(""));

    private String moved(String word) {
      return this == NONE ? word : word.replace(target, folder.toString());
    }

    @Override
    public String toString() {
      return this == NONE ? "" : target + "=" + folder;
    }
  }

  /** Returns what this machine permits, the strongest first, and prints what it does not. */
  static List<Isolation> permitted(UnpackedImage image) {
    Command.Outcome outcome;
    try {
      List<String> probe = NAMESPACE.words(image, Volume.NONE, List.of("true"));
      outcome = Command.of(probe.toArray(String[]::new)).outcome();
    } catch (UncheckedIOException e) {
      outcome = new Command.Outcome(127, e.getMessage()); // no unshare at all
    }
    if (outcome.exitCode() == 0) {
      return Arrays.asList(values());
    }
    System.out.printf(
        "No file system of its own here (%s): images run in a folder without write permission%n",
        outcome.output());
    return List.of(FOLDER);
  }

  /** Returns the command line that runs a command of the image. */
  abstract List<String> words(UnpackedImage image, Volume volume, List<String> command);

  /** Returns the settings of the image, with paths of this machine. */
  abstract Map<String, String> environment(UnpackedImage image, Map<String, String> settings);

  private static String moved(UnpackedImage image, String word) {
    return PATH.matcher(word).replaceAll(Matcher.quoteReplacement(image.root() + "/"));
  }

  private static Path enter() {
    try {
      return Path.of(Isolation.class.getResource("/image/enter").toURI()).toRealPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
