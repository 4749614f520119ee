package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.training.dataset.DataOptions;
import dev.irisops.training.dataset.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DataArgumentsTest {
  private static DataArguments parse(String... options) {
    return CommandLine.populateCommand(new DataArguments(), options);
  }

  @Test
  void options_byDefault_areFoundInTheFile() {
    assertThat(parse("--data=d.csv").options())
        .isEqualTo(
            new DataOptions(
                Optional.empty(),
                Optional.empty(),
                '.',
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty()));
  }

  @Test
  void options_given_areThose() {
    assertThat(
            parse(
                    "--data=d.csv",
                    "--class-attribute=c",
                    "--delimiter=tab",
                    "--decimal=,",
                    "--encoding=ISO-8859-1",
                    "--missing=-999",
                    "--missing",
                    "-",
                    "--ignore=1",
                    "--ignore=id, old",
                    "--nominal=zip",
                    "--task=regression")
                .options())
        .isEqualTo(
            new DataOptions(
                Optional.of("c"),
                Optional.of('\t'),
                ',',
                Optional.of(StandardCharsets.ISO_8859_1),
                List.of("-999", "-"),
                List.of("1", "id, old"),
                List.of("zip"),
                Optional.of(Task.REGRESSION)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--delimiter=;; | --delimiter: expected one character or tab, found \";;\"",
        "--delimiter=\" | --delimiter: expected one character or tab, found \"\"\"",
        "--task=ranking | --task: expected classification or regression, found \"ranking\"",
        "--decimal=;    | --decimal: expected '.' or ',', found ';'",
      })
  void option_invalid_isRefused(String option, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--data=d.csv", option).options())
        .withMessage(message);
  }
}
