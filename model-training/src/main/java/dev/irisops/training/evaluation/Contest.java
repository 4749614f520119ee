package dev.irisops.training.evaluation;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.training.Candidate;
import dev.irisops.training.training.WekaLayout;
import java.util.ArrayList;
import java.util.List;
import weka.core.Instances;

/** Judges several candidates on the same folds. */
public final class Contest {
  private final Protocol protocol;
  private final int threads;
  private final Progress progress;

  /**
   * @param protocol how to judge
   * @param threads folds that run at the same time, at least 1; changes no result
   * @param progress hears each fold
   */
  public Contest(Protocol protocol, int threads, Progress progress) {
    this.protocol = protocol;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @param candidates at least 1
   * @param dataset what to learn
   * @return all of them, best first
   * @throws dev.irisops.training.dataset.InvalidDatasetException if a class has fewer rows than
   *     there are folds
   * @throws dev.irisops.training.training.TrainingFailedException if a candidate fails
   */
  public Ranking judge(List<Candidate> candidates, Dataset dataset) {
    dataset.requireRowsOfEachClass(protocol.folds());
    Instances data = WekaLayout.of(dataset);
    List<Standing> standings = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      CrossValidation validation = new CrossValidation(protocol, workers, progress);
      candidates.forEach(candidate -> standings.add(judge(candidate, validation, data)));
    }
    return new Ranking(standings);
  }

  private Standing judge(Candidate candidate, CrossValidation validation, Instances data) {
    Evaluation evaluation = Evaluation.of(validation.forecasts(candidate, data));
    progress.judged(candidate, evaluation);
    return new Standing(candidate, evaluation);
  }
}
