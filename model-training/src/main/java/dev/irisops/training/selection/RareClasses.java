package dev.irisops.training.selection;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.InvalidDatasetException;
import dev.irisops.training.evaluation.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Adapts a protocol to classes with fewer rows than there are folds. */
final class RareClasses {
  private static final int NAMED = 3;

  private final Dataset dataset;
  private final long[] rows;

  private RareClasses(Dataset dataset) {
    this.dataset = dataset;
    this.rows = IntStream.range(0, dataset.classes().size()).mapToLong(dataset::rowCount).toArray();
  }

  /**
   * Returns the protocol with at most as many folds as the rarest class has rows, so that each fold
   * tests every class, and with notes on the rare ones. A class with a single row does not count:
   * with any number of folds, a model learns from the row or is tested on it.
   *
   * @throws InvalidDatasetException if there is only one row
   */
  static Protocol adapt(Protocol protocol, Dataset dataset) {
    if (dataset.rows().size() < 2) {
      throw new InvalidDatasetException(dataset.name(), "expected at least 2 rows, found 1");
    }
    return new RareClasses(dataset).adapt(protocol);
  }

  private Protocol adapt(Protocol protocol) {
    List<String> notes = new ArrayList<>();
    OptionalLong rarest = LongStream.of(rows).filter(count -> count > 1).min();
    long folds = Math.min(protocol.folds(), rarest.orElse(dataset.rows().size()));
    if (folds < protocol.folds()) {
      String reason = rarest.isPresent() ? with(folds) : "there are " + folds + " rows";
      notes.add(folds + " folds instead of " + protocol.folds() + ": " + reason);
    }
    if (LongStream.of(rows).anyMatch(count -> count == 1)) {
      notes.add(with(1) + ", so that no model that has learned it is tested on it");
    }
    return protocol.with(protocol.repeats(), (int) folds, notes);
  }

  /** Returns e.g. {@code class rare has 6 rows}. */
  private String with(long count) {
    List<String> names =
        IntStream.range(0, rows.length)
            .filter(c -> rows[c] == count)
            .mapToObj(dataset.classes()::get)
            .toList();
    String text = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    if (names.size() > NAMED) {
      text += " and " + (names.size() - NAMED) + " more";
    }
    return "%s %s %s %d %s"
        .formatted(
            names.size() == 1 ? "class" : "classes",
            text,
            names.size() == 1 ? "has" : "have",
            count,
            count == 1 ? "row" : "rows");
  }
}
