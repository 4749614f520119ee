package dev.irisops.training;

import dev.irisops.training.bundle.ModelSource;
import dev.irisops.training.bundle.OutputFolder;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.training.Candidate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
    name = "model-training",
    mixinStandardHelpOptions = true,
    versionProvider = BuildInfo.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Judges classifiers by repeated cross-validation, trains the one with the lowest log loss on all rows, and writes"
          + " it as a model bundle with a report.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:the winner is under --min-accuracy, nothing written",
      "2:bad option, data or output folder, nothing written",
      "3:internal failure, nothing written"
    })
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a header line, or ARFF (*.arff); UTF-8")
  private Path data;

  @Option(
      names = "--class-attribute",
      required = true,
      paramLabel = "NAME",
      description = "the nominal attribute to predict; all others must be numeric")
  private String classAttribute;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "gets <name>/, <name>.zip and report.html")
  private Path out;

  @Option(
      names = "--name",
      defaultValue = "iris",
      paramLabel = "NAME",
      description = "name of the model (default: ${DEFAULT-VALUE})")
  private String name;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "of every random choice (default: ${DEFAULT-VALUE})")
  private int seed;

  @Option(
      names = "--candidates",
      split = ",",
      defaultValue = "J48,RandomForest,Logistic,SMO,NaiveBayes,MultilayerPerceptron",
      paramLabel = "LIST",
      description = "comma-separated (default: ${DEFAULT-VALUE})")
  private List<String> candidates;

  @Option(
      names = "--min-accuracy",
      defaultValue = "0.93",
      paramLabel = "SHARE",
      description = "gate for the winner, 0..1 (default: ${DEFAULT-VALUE})")
  private double minAccuracy;

  @Option(
      names = "--repeats",
      defaultValue = "10",
      paramLabel = "N",
      description = "times the data is shuffled anew (default: ${DEFAULT-VALUE})")
  private int repeats;

  @Option(
      names = "--folds",
      defaultValue = "10",
      paramLabel = "N",
      description = "folds of each repeat (default: ${DEFAULT-VALUE})")
  private int folds;

  @Option(
      names = "--unit",
      paramLabel = "FEATURE=UNIT",
      description = "unit of a feature, repeatable (default: none)")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--source",
      defaultValue = "not stated",
      paramLabel = "TEXT",
      description = "where the data comes from (default: ${DEFAULT-VALUE})")
  private String source;

  @Option(
      names = "--created",
      paramLabel = "INSTANT",
      description =
          "e.g. 2026-11-22T00:00:00Z (default: SOURCE_DATE_EPOCH, else when FILE was last modified; never the clock, so"
              + " that the same input gives the same bytes)")
  private Optional<Instant> created;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Instant time = new CreationTime(created, terminal.environment()).of(data);
    TrainingPlan plan =
        option(
            () ->
                new TrainingPlan(
                    data,
                    classAttribute,
                    new OutputFolder(out, name),
                    new ModelSource(name, time, source, units),
                    candidates.stream().map(TrainCommand::candidate).distinct().toList(),
                    new Protocol(repeats, folds, seed),
                    minAccuracy));
    new TrainingRun(plan, terminal).run();
    return 0;
  }

  private static Candidate candidate(String label) {
    return Candidate.labelled(label)
        .orElseThrow(
            () ->
                new OptionException(
                    "--candidates: expected some of %s, found \"%s\""
                        .formatted(Candidate.labels(), label)));
  }

  private static <T> T option(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new OptionException(e.getMessage());
    }
  }
}
