package dev.irisops.training;

import dev.irisops.training.bundle.ModelMetadata;
import dev.irisops.training.bundle.OutputFolder;
import dev.irisops.training.dataset.DataOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of an import, parsed and validated.
 *
 * @param model model file of Weka
 * @param data data file, CSV or ARFF
 * @param test data file for the evaluation
 * @param reading options that say how the data files are read
 * @param output output folder
 * @param metadata name, creation time, data source and units
 */
record ImportOptions(
    Path model,
    Path data,
    Optional<Path> test,
    DataOptions reading,
    OutputFolder output,
    ModelMetadata metadata) {}
