package dev.irisops.training;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.dataset.Task;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.selection.TimeLimit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the trainer. */
@Command(
    name = "model-training",
    mixinStandardHelpOptions = true,
    versionProvider = BuildInfo.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Evaluates candidate algorithms by repeated cross-validation, trains the best one on all rows, and writes it as a"
          + " model bundle with a report. The best one has the lowest log loss, or, if it predicts a number, the lowest"
          + " root mean squared error.",
      "",
      "`import` makes a bundle of a model that Weka has saved: see import --help.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:bundle and report written",
      "1:no candidate is good enough, see the table; nothing written",
      "2:invalid option, data file or output folder; nothing written",
      "3:every candidate failed, or internal error; nothing written"
    })
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DataArguments data;

  @Mixin private BundleArguments bundle;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "seed of all random numbers (default: ${DEFAULT-VALUE})")
  private int seed;

  @Option(
      names = "--candidates",
      split = ",",
      paramLabel = "LIST",
      completionCandidates = TrainCommand.AllCandidates.class,
      description =
          "algorithms to evaluate, comma-separated (default: all of the task: ${COMPLETION-CANDIDATES})")
  private List<String> candidates = List.of();

  @Option(
      names = "--min-accuracy",
      paramLabel = "SHARE",
      description =
          "minimum accuracy of a model that predicts classes, 0..1 (default: none; a model that is no better than predicting the share of"
              + " each class is never written)")
  private Optional<Double> minAccuracy;

  @Option(
      names = "--min-r2",
      paramLabel = "SHARE",
      description =
          "minimum R² of a model that predicts a number, 0..1 (default: none; a model that is no better than predicting"
              + " the mean is never written)")
  private Optional<Double> minR2;

  @Option(
      names = "--max-time",
      defaultValue = "15m",
      paramLabel = "TIME",
      description =
          "time for the run, e.g. 90s, 15m or 2h; candidates and repeats that do not fit are left out (default:"
              + " ${DEFAULT-VALUE})")
  private String maxTime;

  @Option(
      names = "--repeats",
      defaultValue = "10",
      paramLabel = "N",
      description =
          "number of cross-validation repeats, each with newly shuffled rows (default: ${DEFAULT-VALUE})")
  private int repeats;

  @Option(
      names = "--folds",
      defaultValue = "10",
      paramLabel = "N",
      description = "number of cross-validation folds (default: ${DEFAULT-VALUE})")
  private int folds;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TrainingOptions options =
        OptionException.valueOf(
            () ->
                new TrainingOptions(
                    data.file(),
                    data.options(),
                    bundle.output(data.file()),
                    bundle.metadata(data.file(), terminal.environment()),
                    candidates.stream().map(TrainCommand::candidate).distinct().toList(),
                    new Protocol(repeats, folds, seed),
                    new Gate(minAccuracy, minR2),
                    new TimeLimit(maxTime)));
    new TrainingRun(options, terminal).run();
    return 0;
  }

  /** The candidates of each task, which no annotation can compute. */
  static final class AllCandidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Task.values()).map(AllCandidates::of).iterator();
    }

    private static String of(Task task) {
      return Candidate.names(task) + " for " + task.text();
    }
  }

  private static Candidate candidate(String name) {
    return Candidate.named(name)
        .orElseThrow(
            () ->
                new OptionException(
                    "--candidates: expected one or more of %s, found \"%s\""
                        .formatted(
                            Arrays.stream(Task.values())
                                .map(Candidate::names)
                                .collect(Collectors.joining(" or ")),
                            name)));
  }
}
