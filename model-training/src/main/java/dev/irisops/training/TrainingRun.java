package dev.irisops.training;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.bundle.Bundle;
import dev.irisops.training.bundle.BundleBuilder;
import dev.irisops.training.bundle.BundleWriter;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.DatasetReader;
import dev.irisops.training.dataset.Task;
import dev.irisops.training.evaluation.ModelChoice;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.report.Report;
import dev.irisops.training.selection.ModelSelection;
import java.util.List;

/**
 * A run from the data file to the bundle.
 *
 * @param options parsed options
 * @param terminal terminal for the progress and the result
 */
record TrainingRun(TrainingOptions options, Terminal terminal) {
  /** Trains a model and writes its bundle and report. */
  void run() {
    Dataset dataset = DatasetReader.read(options.data(), options.reading(), terminal::note);
    List<Candidate> candidates = candidates(dataset.target().task());
    requireMatches(dataset);
    options.output().requireUsable(); // before the training, which takes long
    ModelChoice<Bundle> choice =
        ModelChoice.of(rank(candidates, dataset), ranking -> bundle(dataset, ranking));
    terminal.out().print(RankingTable.of(choice.ranking()));
    Bundle bundle = choice.model().orElseThrow(() -> new NoModelException(choice.ranking()));
    new BundleWriter(options.output()).write(bundle, Report.of(bundle.card()));
    terminal.written(bundle, options.output());
  }

  private List<Candidate> candidates(Task task) {
    for (Candidate candidate : options.candidates()) {
      if (!Candidate.of(task).contains(candidate)) {
        throw new OptionException(
            "--candidates: expected one or more of %s for %s, found \"%s\""
                .formatted(Candidate.names(task), task.text(), candidate.algorithmName()));
      }
    }
    return options.candidates().isEmpty() ? Candidate.of(task) : options.candidates();
  }

  private void requireMatches(Dataset dataset) {
    OptionException.valueOf(
        () -> {
          options.metadata().requireMatches(dataset);
          options.gate().requireMatches(dataset.target().task());
          return dataset;
        });
  }

  private static ModelCard.Runtime runtime() {
    return new ModelCard.Runtime(new BuildInfo().weka(), System.getProperty("java.version"));
  }

  private Ranking rank(List<Candidate> candidates, Dataset dataset) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ModelSelection(
            options.protocol(),
            options.gate(),
            threads,
            options.limit(),
            new ConsoleProgress(terminal.err(), terminal.interactive()))
        .rank(candidates, dataset);
  }

  private Bundle bundle(Dataset dataset, Ranking ranking) {
    return new BundleBuilder(options.metadata(), dataset, ranking.protocol(), ranking, runtime())
        .build();
  }
}
