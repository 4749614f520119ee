package dev.irisops.training;

import dev.irisops.training.bundle.Bundle;
import dev.irisops.training.bundle.BundleWriter;
import dev.irisops.training.bundle.ImportedModel;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.DatasetReader;
import dev.irisops.training.dataset.Header;
import dev.irisops.training.dataset.InvalidDatasetException;
import dev.irisops.training.dataset.Table;
import dev.irisops.training.limits.BundleRefusedException;
import dev.irisops.training.modelfile.InvalidModelException;
import dev.irisops.training.modelfile.ModelHeader;
import dev.irisops.training.modelfile.WekaModelFile;
import dev.irisops.training.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run from the model file to the bundle.
 *
 * @param options parsed options
 * @param terminal terminal for the result
 */
record ImportRun(ImportOptions options, Terminal terminal) {
  /** Packs the model, and writes its bundle and report. */
  void run() {
    String weka = new BuildInfo().weka();
    WekaModelFile model = WekaModelFile.read(options.model(), weka);
    options.output().requireUsable();
    Table table = read(options.data(), header(model));
    requireUsable(table.dataset());
    Optional<Dataset> test =
        options.test().map(file -> read(file, Optional.of(table.header())).dataset());
    ImportedModel imported =
        new ImportedModel(model.classifier(), table.header().target(), table.dataset(), test);
    Bundle bundle = bundle(model.name(), imported, weka);
    new BundleWriter(options.output()).write(bundle, Report.of(bundle.card()));
    terminal.written(bundle, options.output());
  }

  private Optional<Header> header(WekaModelFile model) {
    Optional<Header> header =
        model
            .instances()
            .map(i -> ModelHeader.of(model.name(), i, options.reading().classAttribute()));
    if (header.isEmpty()) {
      terminal.note(
          model.name()
              + " has no header; the columns of --data are taken as those that it was trained on, in their order");
    } else if (!options.reading().nominal().isEmpty() || options.reading().task().isPresent()) {
      throw new OptionException(
          "--nominal and --task: expected none, because the header of the model has the types");
    }
    return header;
  }

  private Table read(Path file, Optional<Header> header) {
    return DatasetReader.table(file, options.reading(), header, terminal::note);
  }

  private void requireUsable(Dataset dataset) {
    List<String> empty =
        IntStream.range(0, dataset.features().size())
            .filter(feature -> dataset.missing(feature) == dataset.rows().size())
            .mapToObj(dataset.featureNames()::get)
            .toList();
    if (!empty.isEmpty()) {
      throw new InvalidDatasetException(
          dataset.name(),
          "expected values, of which the card states the range, found none of "
              + String.join(", ", empty));
    }
    OptionException.valueOf(
        () -> {
          options.metadata().requireMatches(dataset);
          return dataset;
        });
  }

  private Bundle bundle(String file, ImportedModel imported, String weka) {
    ModelCard.Runtime runtime = new ModelCard.Runtime(weka, System.getProperty("java.version"));
    try {
      return imported.bundle(options.metadata(), runtime, terminal::note);
    } catch (BundleRefusedException e) {
      throw new InvalidModelException(file, "cannot be served: " + e.getMessage());
    }
  }
}
