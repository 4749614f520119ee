package dev.irisops.training;

import dev.irisops.training.bundle.Bundle;
import dev.irisops.training.bundle.BundleBuilder;
import dev.irisops.training.bundle.BundleWriter;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.DatasetReader;
import dev.irisops.training.evaluation.ModelChoice;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.report.Report;
import dev.irisops.training.selection.ModelSelection;

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
    requireMatches(dataset);
    options.output().requireUsable(); // before the training, which takes long
    ModelChoice<Bundle> choice = ModelChoice.of(rank(dataset), ranking -> bundle(dataset, ranking));
    terminal.out().print(RankingTable.of(choice.ranking()));
    Bundle bundle = choice.model().orElseThrow(() -> new NoModelException(choice.ranking()));
    new BundleWriter(options.output()).write(bundle, Report.of(bundle.card()));
    terminal
        .out()
        .printf(
            "%s %s written to %s%n",
            bundle.card().name(), bundle.card().version(), options.output().folder());
    bundle.notes().forEach(terminal::note);
  }

  private void requireMatches(Dataset dataset) {
    try {
      options.metadata().requireMatches(dataset);
    } catch (IllegalArgumentException e) {
      throw new OptionException(e.getMessage());
    }
  }

  private static ModelCard.Runtime runtime() {
    return new ModelCard.Runtime(new BuildInfo().weka(), System.getProperty("java.version"));
  }

  private Ranking rank(Dataset dataset) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ModelSelection(
            options.protocol(),
            options.gate(),
            threads,
            options.limit(),
            new ConsoleProgress(terminal.err(), terminal.interactive()))
        .rank(options.candidates(), dataset);
  }

  private Bundle bundle(Dataset dataset, Ranking ranking) {
    return new BundleBuilder(options.metadata(), dataset, ranking.protocol(), ranking, runtime())
        .build();
  }
}
