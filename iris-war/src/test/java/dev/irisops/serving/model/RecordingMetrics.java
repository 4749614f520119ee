package dev.irisops.serving.model;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records every call as a line of text, and every reload. */
final class RecordingMetrics implements PredictionMetrics {
  final List<String> calls = new ArrayList<>();
  final List<Reload> reloads = new ArrayList<>();

  @Override
  public void modelLoaded(ModelCard card, Instant when) {
    calls.add("loaded " + card.version() + " " + when);
  }

  @Override
  public void modelUnavailable() {
    calls.add("unavailable");
  }

  @Override
  public void modelRestored() {
    calls.add("restored");
  }

  @Override
  public void reloaded(Reload reload) {
    calls.add(reload.result());
    reloads.add(reload);
  }

  @Override
  public void predicted(ModelCard card, Row row, Prediction prediction) {
    calls.add("predicted " + card.version() + " " + ((ClassPrediction) prediction).classIndex());
  }
}
