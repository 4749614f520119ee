package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weka.classifiers.Classifier;

/** What the allowed classes are, and what they can do to the service that reads them. */
class AllowedClassesTest {
  private static final Set<String> ALLOWED = ClassList.read("allowed-classes.txt");

  /** The refused classes, without their reasons. */
  private static final Set<String> REFUSED = new TreeSet<>();

  static {
    ClassList.read("refused-classes.txt").forEach(line -> REFUSED.add(line.split(" ")[0]));
  }

  /** The methods that Java calls while it reads an object. */
  private static final Set<String> READING =
      Set.of("readObject", "readResolve", "readExternal", "readObjectNoData", "finalize");

  /** The methods that a collection calls while it is read. */
  private static final Set<String> HASHING = Set.of("hashCode", "compareTo", "compare");

  /** What a class must not use: files, networks, processes, reflection, other streams. */
  private static final Pattern DANGEROUS =
      Pattern.compile(
          "java\\.io\\.(File.*|RandomAccessFile|Object(In|Out)putStream)|java\\.n(et|io)\\..*"
              + "|java\\.lang\\.(Runtime|Process.*|ClassLoader|Class\\.forName|reflect\\..*)"
              + "|java\\.(rmi|sql)\\..*|javax\\.(naming|script|sql)\\..*"
              + "|weka\\.core\\.(SerializationHelper|SerializedObject|WekaPackage.*|ResourceUtils)"
              + "|weka\\.core\\.converters\\..*");

  @Test
  void everyClassifierOfTheJar_isAllowedOrRefused() throws Exception {
    List<String> neither = new ArrayList<>();
    for (Class<?> type : classifiersOfTheJar()) {
      boolean known = ALLOWED.contains(type.getName()) || REFUSED.contains(type.getName());
      if (!known) {
        neither.add(type.getName());
      }
    }
    assertThat(neither).isEmpty();
  }

  @Test
  void refusedClasses_existAndAreNotAllowed() throws ClassNotFoundException {
    for (String name : REFUSED) {
      assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull();
    }
    assertThat(ALLOWED).doesNotContainAnyElementsOf(REFUSED);
  }

  private static List<Class<?>> classifiersOfTheJar() throws Exception {
    URL jar = Classifier.class.getProtectionDomain().getCodeSource().getLocation();
    List<Class<?>> classifiers = new ArrayList<>();
    try (JarFile file = new JarFile(Path.of(jar.toURI()).toFile())) {
      for (String name : names(file)) {
        Class<?> type = Class.forName(name, false, Classifier.class.getClassLoader());
        if (Classifier.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          classifiers.add(type);
        }
      }
    }
    return classifiers;
  }

  private static List<String> names(JarFile file) {
    return file.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.matches("weka/classifiers/.*\\.class"))
        .filter(name -> !name.contains("/GUI")) // which needs classes of an editor
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .toList();
  }

  @Test
  void methodsThatRunWhileAStreamIsRead_areReviewed() throws Exception {
    TreeSet<String> found = new TreeSet<>();
    for (String name : ALLOWED) {
      for (Method method :
          Class.forName(name, false, getClass().getClassLoader()).getDeclaredMethods()) {
        if (READING.contains(method.getName()) || HASHING.contains(method.getName())) {
          found.add(name + " " + method.getName());
        }
      }
    }
    assertReviewed("reviewed-reading.txt", found);
  }

  @Test
  void dangerousCalls_areReviewed() {
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importClasses(allowedTypes())) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        String method = access.getOrigin().getName();
        String target = target(access);
        if (DANGEROUS.matcher(target).matches() && !method.equals("main")) {
          found.add(type.getName() + " " + method + " " + target);
        }
      }
    }
    assertReviewed("reviewed-calls.txt", found);
  }

  private static String target(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return owner.equals("java.lang.Class") ? owner + "." + access.getTarget().getName() : owner;
  }

  private static Class<?>[] allowedTypes() {
    return ALLOWED.stream()
        .filter(name -> name.startsWith("weka.") || name.startsWith("no.uib."))
        .map(AllowedClassesTest::type)
        .toArray(Class<?>[]::new);
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, AllowedClassesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The list has what was found, each line after a heading with the reason why it is harmless. */
  private static void assertReviewed(String list, Set<String> found) {
    try (InputStream in = AllowedClassesTest.class.getResourceAsStream(list)) {
      Files.write(Path.of("target", list), found);
      assertThat(
              new String(in.readAllBytes(), StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> !line.isBlank() && !line.startsWith("#")))
          .as("found lines are in iris-war/target/%s; add those that are harmless, and why", list)
          .containsExactlyInAnyOrderElementsOf(found);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
