package dev.irisops.training;

import dev.irisops.training.bundle.Bundle;
import dev.irisops.training.bundle.BundleAssembly;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.bundle.Publication;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.DatasetReader;
import dev.irisops.training.evaluation.Contest;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.evaluation.Standing;
import dev.irisops.training.report.Report;

/** One run from the data file to the bundle. */
final class TrainingRun {
  private final TrainingPlan plan;
  private final Terminal terminal;

  TrainingRun(TrainingPlan plan, Terminal terminal) {
    this.plan = plan;
    this.terminal = terminal;
  }

  void run() {
    Dataset dataset = DatasetReader.read(plan.data(), plan.classAttribute());
    requireFits(dataset);
    plan.output().requireUsable();
    Ranking ranking = judge(dataset);
    terminal.out().print(RankingTable.of(ranking));
    requireAccuracy(ranking.winner());
    Bundle bundle =
        new BundleAssembly(plan.source(), dataset, plan.protocol(), ranking, runtime()).bundle();
    new Publication(plan.output()).publish(bundle, Report.of(bundle.card()));
    terminal
        .out()
        .printf(
            "%s %s written to %s%n",
            bundle.card().name(), bundle.card().version(), plan.output().folder());
  }

  private void requireFits(Dataset dataset) {
    try {
      plan.source().requireFits(dataset);
    } catch (IllegalArgumentException e) {
      throw new OptionException(e.getMessage());
    }
  }

  private static ModelCard.Runtime runtime() {
    return new ModelCard.Runtime(new BuildInfo().weka(), System.getProperty("java.version"));
  }

  private Ranking judge(Dataset dataset) {
    int threads = Runtime.getRuntime().availableProcessors();
    ConsoleProgress progress =
        new ConsoleProgress(
            terminal.err(), terminal.interactive(), plan.candidates(), plan.protocol());
    return new Contest(plan.protocol(), threads, progress).judge(plan.candidates(), dataset);
  }

  private void requireAccuracy(Standing winner) {
    if (winner.evaluation().accuracy() < plan.minAccuracy()) {
      throw new GateException(winner, plan.minAccuracy());
    }
  }
}
