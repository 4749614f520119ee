package dev.irisops.serving.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.irisops.serving.inference.BinaryPart;
import dev.irisops.serving.inference.InferenceRequest;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the Open Inference Protocol V2 and of the binary data extension for requests. */
class InferenceRequestJsonTest {
  private static final int MAX_ROWS = 3;
  private static final Schema NUMBERS = Samples.schema(); // width 0 to 10, ratio -5 to 5
  private static final Schema MIXED = Samples.mixedSchema(); // amount?, payment, grade?, active
  private static final byte[] NOTHING = {};

  private static final String WIDTH = input("width", "[1]", "FP64", "[1]");
  private static final String RATIO = input("ratio", "[1]", "FP64", "[0]");
  private static final String PAYMENT = input("payment", "[1]", "BYTES", "[\"cash\"]");
  private static final String ACTIVE = input("active", "[1]", "BYTES", "[\"True\"]");

  private static String input(String name, String shape, String datatype, String data) {
    return "{'name':'%s','shape':%s,'datatype':'%s','data':%s}"
        .formatted(name, shape, datatype, data);
  }

  private static String binary(String name, String shape, String datatype, int size) {
    return "{'name':'%s','shape':%s,'datatype':'%s','parameters':{'binary_data_size':%d}}"
        .formatted(name, shape, datatype, size);
  }

  private static String call(String... inputs) {
    return "{'inputs':[" + String.join(",", inputs) + "]}";
  }

  private static InferenceRequest read(String json, byte[] binary, Schema schema) {
    return InferenceRequestJson.read(
        json.replace('\'', '"'), new BinaryPart(ByteBuffer.wrap(binary)), schema, MAX_ROWS);
  }

  /** Returns the rows as text: NaN for a missing value, the index of a label. */
  private static String rows(String json, byte[] binary, Schema schema) {
    List<double[]> rows =
        read(json, binary, schema).rows(schema).stream().map(Row::toArray).toList();
    return rows.stream().map(Arrays::toString).toList().toString();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] doubles(double... numbers) {
    ByteBuffer bytes = buffer(8 * numbers.length);
    Arrays.stream(numbers).forEach(bytes::putDouble);
    return bytes.array();
  }

  private static byte[] texts(String... texts) {
    ByteBuffer bytes = buffer(1000);
    for (String text : texts) {
      bytes.putInt(text.getBytes(UTF_8).length).put(text.getBytes(UTF_8));
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  static Stream<Arguments> accepted() {
    String x = "anything";
    return Stream.of(
        // one tensor a feature, in any order, of shape [n] or [n,1]
        arguments(call(WIDTH, RATIO), "[[1.0, 0.0]]"),
        arguments(call(RATIO, WIDTH), "[[1.0, 0.0]]"),
        arguments(
            call(
                input("width", "[2,1]", "FP64", "[1,2]"),
                input("ratio", "[2]", "FP64", "[-0.5,5e-1]")),
            "[[1.0, -0.5], [2.0, 0.5]]"),
        arguments(
            call(
                input("width", "[2,1]", "FP64", "[[1],[2]]"),
                input("ratio", "[2,1]", "FP64", "[[0],[1]]")),
            "[[1.0, 0.0], [2.0, 1.0]]"),
        // one tensor with all features, flat or in rows
        arguments(call(input(x, "[2,2]", "FP64", "[1,2,3,4]")), "[[1.0, 2.0], [3.0, 4.0]]"),
        arguments(call(input(x, "[2,2]", "FP64", "[[1,2],[3,4]]")), "[[1.0, 2.0], [3.0, 4.0]]"),
        arguments(call(input("width", "[1,2]", "FP64", "[1,2]")), "[[1.0, 2.0]]"),
        arguments(call(input(x, "[0,2]", "FP64", "[]")), "[]"),
        // types
        arguments(call(input(x, "[1,2]", "FP32", "[0.1,2]")), "[[0.10000000149011612, 2.0]]"),
        arguments(call(input(x, "[1,2]", "INT64", "[1,2]")), "[[1.0, 2.0]]"),
        arguments(call(input(x, "[1,2]", "INT32", "[1,-2.0]")), "[[1.0, -2.0]]"),
        // members in any order, unknown members and parameters, and null for what is not set
        arguments(
            "{'model_name':'x','parameters':{'priority':1,'nested':{'a':[[]]}},'id':null,"
                + "'outputs':null,'inputs':[{'data':[1,2],'parameters':null,'datatype':'FP64',"
                + "'extra':{},'shape':[1,2],'name':'x'}]}",
            "[[1.0, 2.0]]"),
        arguments(
            call(
                "{'name':'x','shape':[1,2],'datatype':'FP64','data':[1,2],"
                    + "'parameters':{'content_type':'np','binary_data_size':null}}"),
            "[[1.0, 2.0]]"));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(String json, String rows) {
    assertThat(rows(json, NOTHING, NUMBERS)).isEqualTo(rows);
  }

  static Stream<Arguments> acceptedMixed() {
    return Stream.of(
        // labels, whose spelling is that of a row of /predict; nullable features may be left out
        arguments(call(PAYMENT, ACTIVE), "[[NaN, 0.0, NaN, 0.0]]"),
        arguments(
            call(
                input("amount", "[2]", "FP64", "[null,5]"),
                input("payment", "[2,1]", "BYTES", "[['card'],[' cash ']]"),
                input("grade", "[2]", "BYTES", "[null,'2.50']"),
                input("active", "[2]", "BYTES", "['false','TRUE']")),
            "[[NaN, 1.0, NaN, 1.0], [5.0, 0.0, 1.0, 0.0]]"),
        // a label that is a number, as one; a label that training did not see
        arguments(
            call(PAYMENT, ACTIVE, input("grade", "[1]", "INT64", "[1]")), "[[NaN, 0.0, 0.0, 0.0]]"),
        arguments(
            call(PAYMENT, ACTIVE, input("grade", "[1]", "FP32", "[2.5]")),
            "[[NaN, 0.0, 1.0, 0.0]]"),
        arguments(
            call(PAYMENT, ACTIVE, input("grade", "[1]", "INT32", "[null]")),
            "[[NaN, 0.0, NaN, 0.0]]"),
        arguments(
            call(PAYMENT, ACTIVE, input("grade", "[1]", "BYTES", "['9']")),
            "[[NaN, 0.0, NaN, 0.0]]"));
  }

  @ParameterizedTest
  @MethodSource
  void acceptedMixed(String json, String rows) {
    assertThat(rows(json, NOTHING, MIXED)).isEqualTo(rows);
  }

  @Test
  void binaryNumbers_ofEveryType_areLittleEndian() {
    byte[] all = buffer(24).putFloat(1.5f).putFloat(-2).putLong(3).putInt(4).putInt(5).array();

    assertThat(rows(call(binary("x", "[1,2]", "FP32", 8)), Arrays.copyOf(all, 8), NUMBERS))
        .isEqualTo("[[1.5, -2.0]]");
    assertThat(
            rows(
                call(binary("width", "[1]", "INT64", 8), binary("ratio", "[1,1]", "INT32", 4)),
                Arrays.copyOfRange(all, 8, 20),
                NUMBERS))
        .isEqualTo("[[3.0, 4.0]]");
    assertThat(rows(call(binary("x", "[2,2]", "FP64", 32)), doubles(1, 2, 3, 4), NUMBERS))
        .isEqualTo("[[1.0, 2.0], [3.0, 4.0]]");
  }

  @Test
  void binaryAndListedTensors_mix() {
    assertThat(rows(call(WIDTH, binary("ratio", "[1]", "FP64", 8)), doubles(0.25), NUMBERS))
        .isEqualTo("[[1.0, 0.25]]");
  }

  @Test
  void binaryTexts_haveTheirLengthBeforeThem_andAreMissingIfEmpty() {
    byte[] cash = texts("cash", "card");
    byte[] grade = texts("", "2.5");
    byte[] active = texts("True", "False");
    String json =
        call(
            binary("payment", "[2]", "BYTES", cash.length),
            binary("grade", "[2,1]", "BYTES", grade.length),
            binary("active", "[2]", "BYTES", active.length));
    ByteBuffer all = buffer(cash.length + grade.length + active.length);

    assertThat(rows(json, all.put(cash).put(grade).put(active).array(), MIXED))
        .isEqualTo("[[NaN, 0.0, NaN, 0.0], [NaN, 1.0, 1.0, 1.0]]");
  }

  @Test
  void binaryNan_isMissing() {
    byte[] nan = doubles(Double.NaN);

    assertThat(rows(call(PAYMENT, ACTIVE, binary("amount", "[1]", "FP64", 8)), nan, MIXED))
        .isEqualTo("[[NaN, 0.0, NaN, 0.0]]");
    assertRefused(
        call(binary("width", "[1]", "FP64", 8), RATIO), nan, NUMBERS, 422, "row 0, width: missing");
  }

  static Stream<Arguments> refused() {
    String x = "x";
    String deep = "[".repeat(101) + "]".repeat(101);
    return Stream.of(
        // the JSON
        arguments("", 400, "the body is empty"),
        arguments("{'inputs':[", 400, "the body ends too early"),
        arguments("{'inputs':[NaN]}", 400, "the body is not JSON at line 1, column 12"),
        arguments(call(WIDTH) + "x", 400, "the body is not JSON at line 1, column 71"),
        arguments("[]", 400, "expected an object, found an array"),
        arguments("{'inputs':[],'inputs':[]}", 400, "duplicate key \"inputs\""),
        arguments("{'parameters':{'a':1,'a':2}}", 400, "parameters: duplicate key \"a\""),
        arguments("{'x':" + deep + "}", 400, "a value is nested more than 100 deep"),
        // the request
        arguments("{}", 400, "inputs: expected one tensor or more, found none"),
        arguments("{'inputs':[]}", 400, "inputs: expected one tensor or more, found none"),
        arguments("{'inputs':{}}", 400, "inputs: expected an array, found an object"),
        arguments("{'inputs':[1]}", 400, "inputs[0]: expected an object, found a number"),
        arguments("{'id':7}", 400, "id: expected a string, found a number"),
        arguments("{'id':'" + "x".repeat(257) + "'}", 400, "id: expected at most 256 characters"),
        arguments("{'parameters':[]}", 400, "parameters: expected an object, found an array"),
        arguments(
            "{'parameters':{'binary_data_output':1}}",
            400,
            "parameters.binary_data_output: expected a boolean, found a number"),
        arguments(call(WIDTH, RATIO, WIDTH), 400, "inputs: expected at most 2 tensors, found more"),
        arguments(call(WIDTH, WIDTH), 400, "inputs[1]: expected another name, found width again"),
        // a tensor
        arguments(call("{}"), 400, "inputs[0].name: expected a string, found nothing"),
        arguments(
            call("{'name':'x','shape':[1]}"),
            400,
            "inputs[0].datatype: expected a string, found nothing"),
        arguments(
            call("{'name':'x','datatype':'FP64'}"),
            400,
            "inputs[0].shape: expected an array, found nothing"),
        arguments(call("{'name':1}"), 400, "inputs[0].name: expected a string, found a number"),
        arguments(
            call(input(x, "[1]", "FP16", "[1]")),
            400,
            "x: expected FP64, FP32, INT64, INT32 or BYTES, found FP16"),
        arguments(
            call("{'name':'x','datatype':'FP64','shape':[1]}"),
            400,
            "x: expected either data or binary_data_size"),
        arguments(
            call(
                "{'name':'x','datatype':'FP64','shape':[1,2],'data':[1,2],"
                    + "'parameters':{'binary_data_size':16}}"),
            400,
            "x: expected either data or binary_data_size"),
        // its shape
        arguments(
            call(input(x, "[-1]", "FP64", "[]")),
            400,
            "inputs[0].shape: expected a whole number of 0 or more, found -1"),
        arguments(
            call(input(x, "[1.0]", "FP64", "[]")),
            400,
            "inputs[0].shape: expected a whole number of 0 or more, found 1.0"),
        arguments(
            call(input(x, "['1']", "FP64", "[]")),
            400,
            "inputs[0].shape: expected a number, found a string"),
        arguments(
            call(input(x, "[]", "FP64", "[]")),
            400,
            "x: expected the shape [n], [n,1] or [n,2], found []"),
        arguments(
            call(input(x, "[1,2,1]", "FP64", "[1,2]")),
            400,
            "x: expected the shape [n], [n,1] or [n,2], found [1,2,1]"),
        arguments(
            call(input(x, "[1,1,1,1]", "FP64", "[1]")),
            400,
            "inputs[0].shape: expected one or two dimensions, found more"),
        arguments(
            call(input(x, "[1,0]", "FP64", "[]")),
            400,
            "x: expected the shape [n], [n,1] or [n,2], found [1,0]"),
        arguments(
            call(input(x, "[1,4294967298]", "FP64", "[1,2]")),
            400,
            "x: expected the shape [n], [n,1] or [n,2], found [1,4294967298]"),
        arguments(
            call(input(x, "[4,2]", "FP64", "[1]")), 413, "expected at most 3 rows, found more"),
        arguments(
            call(input(x, "[4294967297,2]", "FP64", "[1,2]")),
            413,
            "expected at most 3 rows, found more"),
        arguments(
            call(input(x, "[99999999999999999999999,2]", "FP64", "[1,2]")),
            413,
            "expected at most 3 rows, found more"),
        // its data
        arguments(
            call(input(x, "[1,2]", "FP64", "{}")),
            400,
            "inputs[0].data: expected an array, found an object"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[1]")),
            400,
            "x: expected 2 elements, as its shape says, found 1"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[1,2,3]")),
            400,
            "x: expected 2 elements, as its shape says, found 3"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[1,2,3,4,5,6,7]")),
            413,
            "inputs[0].data: expected at most 6 elements, found more"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[1,true]")),
            400,
            "inputs[0].data: expected numbers, strings or null, found a boolean"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[[[1,2]]]")),
            400,
            "inputs[0].data: expected numbers, strings or null, found an array"),
        arguments(
            call(input(x, "[2,2]", "FP64", "[[1,2,3],[4]]")),
            400,
            "x: expected data as 2 lists of 2 elements, as its shape says, or as one list"),
        arguments(
            call(input(x, "[2,2]", "FP64", "[[1,2],3,4]")),
            400,
            "x: expected data as 2 lists of 2 elements, as its shape says, or as one list"),
        arguments(
            call(input(x, "[2,2]", "FP64", "[[1,2,3,4]]")),
            400,
            "x: expected data as 2 lists of 2 elements, as its shape says, or as one list"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[1,'2']")),
            400,
            "x: expected numbers for FP64, found a string"),
        arguments(
            call(input(x, "[1,2]", "BYTES", "['a',2]")),
            400,
            "x: expected strings for BYTES, found a number"),
        arguments(call(input(x, "[1,2]", "INT64", "[1,2.5]")), 400, "x: expected INT64, found 2.5"),
        arguments(
            call(input(x, "[1,2]", "INT64", "[1,1e19]")), 400, "x: expected INT64, found 1.0E19"),
        arguments(
            call(input(x, "[1,2]", "INT32", "[2147483648,1]")),
            400,
            "x: expected INT32, found 2.147483648E9"),
        // the tensors and the features
        arguments(
            call(input(x, "[1,2]", "BYTES", "['a','b']")),
            400,
            "x: expected FP64, FP32, INT64 or INT32, found BYTES"),
        arguments(
            call(WIDTH, input("ratio", "[1]", "BYTES", "['0']")),
            400,
            "ratio: expected FP64, FP32, INT64 or INT32, found BYTES"),
        arguments(
            call(WIDTH, input("ratio", "[2]", "FP64", "[0,0]")),
            400,
            "ratio: expected 1 rows, as width has, found 2"),
        arguments(
            call(WIDTH, input("ratio", "[1,2]", "FP64", "[0,0]")),
            400,
            "ratio: expected the shape [n] or [n,1], found [1,2]"),
        arguments(call(WIDTH), 422, "ratio: missing"),
        arguments(call(input(x, "[1]", "FP64", "[1]")), 422, "x: unknown feature (and 2 more)"),
        // the values
        arguments(call(input(x, "[2,2]", "FP64", "[1,2,1,null]")), 422, "row 1, ratio: missing"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[1,1e999]")),
            422,
            "row 0, ratio: expected a finite number"),
        arguments(
            call(input(x, "[1,2]", "FP32", "[1,1e39]")),
            422,
            "row 0, ratio: expected a finite number"),
        arguments(
            call(input(x, "[1,2]", "FP64", "[11,0]")),
            422,
            "row 0, width: expected 0.0 to 10.0 cm, found 11.0"),
        // the outputs
        arguments("{'outputs':[{}]}", 400, "outputs[0].name: expected a string, found nothing"),
        arguments(
            "{'outputs':[{'name':'x','parameters':{'classification':0}}]}",
            400,
            "x: expected a classification of 1 or more, found 0"),
        arguments(
            "{'outputs':[{'name':'x','parameters':{'binary_data':0}}]}",
            400,
            "outputs[0].parameters.binary_data: expected a boolean, found a number"),
        arguments(
            "{'outputs':[{'name':'x'},{'name':'x'}]}",
            400,
            "outputs[1]: expected another name, found x again"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String json, int status, String message) {
    assertRefused(json, NOTHING, NUMBERS, status, message);
  }

  private static void assertRefused(
      String json, byte[] binary, Schema schema, int status, String message) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> readRows(json, binary, schema))
        .withMessage(message)
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(status));
  }

  private static void readRows(String json, byte[] binary, Schema schema) {
    try {
      read(json, binary, schema).rows(schema);
    } catch (InvalidRowsException e) {
      throw new ProblemException(Problems.invalid(e));
    }
  }

  @ParameterizedTest
  @MethodSource
  void refusedBinary(String json, byte[] binary, String message) {
    assertRefused(json, binary, MIXED, 400, message);
  }

  static Stream<Arguments> refusedBinary() {
    byte[] cash = texts("cash");
    byte[] huge = buffer(8).putInt(-1).array();
    return Stream.of(
        arguments(
            call(binary("amount", "[1]", "FP64", 8)),
            new byte[7],
            "amount: expected 8 bytes after the JSON, found 7"),
        arguments(
            call(binary("amount", "[1]", "FP64", 7)),
            new byte[7],
            "amount: expected 8 bytes, as its shape says, found 7"),
        arguments(
            call(binary("amount", "[1]", "FP64", 8)),
            new byte[9],
            "expected the end of the body after the last tensor, found 1 more bytes"),
        arguments(
            call(PAYMENT),
            new byte[1],
            "expected the end of the body after the last tensor, found 1 more bytes"),
        arguments(
            call(binary("amount", "[3]", "FP64", 8)),
            new byte[8],
            "amount: expected 24 bytes, as its shape says, found 8"),
        arguments(
            call(binary("payment", "[2]", "BYTES", 8)),
            cash,
            "payment: expected 2 elements, as its shape says, found 1"),
        arguments(
            call(binary("payment", "[1]", "BYTES", 7)),
            Arrays.copyOf(cash, 7),
            "payment: element 0 ends beyond the 7 bytes of the tensor"),
        arguments(
            call(binary("payment", "[1]", "BYTES", 3)),
            new byte[3],
            "payment: element 0 ends beyond the 3 bytes of the tensor"),
        arguments(
            call(binary("payment", "[1]", "BYTES", 8)),
            huge,
            "payment: element 0 ends beyond the 8 bytes of the tensor"),
        arguments(
            call(binary("payment", "[1]", "BYTES", 5), ACTIVE),
            buffer(5).putInt(1).put((byte) 0xff).array(),
            "payment: element 0 is not UTF-8"),
        arguments(
            "{'inputs':[{'name':'amount','shape':[1],'datatype':'FP64',"
                + "'parameters':{'binary_data_size':99999999999999999999}}]}",
            NOTHING,
            "amount: expected 9223372036854775807 bytes after the JSON, found 0"),
        arguments(
            "{'inputs':[{'name':'amount','shape':[1],'datatype':'FP64',"
                + "'parameters':{'binary_data_size':-8}}]}",
            NOTHING,
            "inputs[0].parameters.binary_data_size:"
                + " expected a whole number of 0 or more, found -8"),
        arguments(
            call(PAYMENT, input("active", "[1]", "FP64", "[1]")),
            NOTHING,
            "active: expected one of \"True\", \"False\", found FP64"));
  }

  @Test
  void label_thatIsRefused_isNamedWithItsRow() {
    assertRefused(
        call(
            input("payment", "[2]", "BYTES", "['cash','coin']"),
            input("active", "[2]", "BYTES", "['True','True']")),
        NOTHING,
        MIXED,
        422,
        "row 1, payment: expected one of \"cash\", \"card\", found \"coin\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void outputs_idAndBinaryOutput_areRead(boolean binary) {
    InferenceRequest request =
        read(
            ("{'id':'7','parameters':{'binary_data_output':%b},'outputs':[{'name':'a'},"
                    + "{'name':'b','parameters':{'binary_data':true,'classification':2}}],'inputs':[%s,%s]}")
                .formatted(binary, WIDTH, RATIO),
            NOTHING,
            NUMBERS);

    assertThat(request.id()).contains("7");
    assertThat(request.binary()).isEqualTo(binary);
    assertThat(request.outputs().get(0).binary()).isEmpty();
    assertThat(request.outputs().get(0).classification()).isEmpty();
    assertThat(request.outputs().get(1).binary()).contains(true);
    assertThat(request.outputs().get(1).classification()).hasValue(2);
  }

  @Test
  void manyInputs_areRefusedAtTheFirstTooMany() {
    String[] inputs =
        IntStream.range(0, 100_000)
            .mapToObj(i -> input("x" + i, "[1]", "FP64", "[1]"))
            .toArray(String[]::new);

    assertRefused(
        call(inputs), NOTHING, NUMBERS, 400, "inputs: expected at most 2 tensors, found more");
  }
}
