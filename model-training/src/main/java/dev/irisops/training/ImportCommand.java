package dev.irisops.training;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the import. */
@Command(
    name = "model-training import",
    mixinStandardHelpOptions = true,
    versionProvider = BuildInfo.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Writes a model that Weka's Explorer or command line has saved as a model bundle with a report.",
      "Names, types, labels and the class come from the header in the model file; ranges and shares from the data, whose"
          + " columns are found by name.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:bundle and report written",
      "2:invalid option, model, data file or output folder; nothing written",
      "3:internal error; nothing written"
    })
final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "model file of Weka (*.model), plain or gzip")
  private Path model;

  @Mixin private DataArguments data;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description =
          "data file for the evaluation, which the model has not learned (default: the rows of --data, which the card"
              + " then says)")
  private Optional<Path> test;

  @Mixin private BundleArguments bundle;

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ImportOptions options =
        OptionException.valueOf(
            () ->
                new ImportOptions(
                    model,
                    data.file(),
                    test,
                    data.options(),
                    bundle.output(model),
                    bundle.metadata(model, terminal.environment())));
    new ImportRun(options, terminal).run();
    return 0;
  }
}
