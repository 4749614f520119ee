package dev.irisops.serving.inference;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The types of tensor elements that the service takes, and their little-endian form. */
public enum Datatype {
  FP64(Double.BYTES, "TYPE_FP64") {
    @Override
    double number(ByteBuffer buffer, int index) {
      return buffer.getDouble(index * Double.BYTES);
    }
  },
  FP32(Float.BYTES, "TYPE_FP32") {
    @Override
    double number(ByteBuffer buffer, int index) {
      return buffer.getFloat(index * Float.BYTES);
    }

    @Override
    double rounded(double number) {
      return (float) number;
    }

    @Override
    String literal(double number) {
      return Float.toString((float) number);
    }
  },
  INT64(Long.BYTES, "TYPE_INT64") {
    @Override
    double number(ByteBuffer buffer, int index) {
      return buffer.getLong(index * Long.BYTES);
    }

    @Override
    boolean holds(double number) {
      return number == Math.rint(number) && number >= Long.MIN_VALUE && number < 0x1p63;
    }

    @Override
    String literal(double number) {
      return Long.toString((long) number);
    }
  },
  INT32(Integer.BYTES, "TYPE_INT32") {
    @Override
    double number(ByteBuffer buffer, int index) {
      return buffer.getInt(index * Integer.BYTES);
    }

    @Override
    boolean holds(double number) {
      return number == (int) number;
    }

    @Override
    String literal(double number) {
      return Integer.toString((int) number);
    }
  },
  /** Texts in UTF-8, each with its length in four bytes before it. */
  BYTES(Integer.BYTES, "TYPE_STRING") {
    @Override
    double number(ByteBuffer buffer, int index) {
      throw new UnsupportedOperationException();
    }
  };

  /** The names of all types, as an error lists them. */
  static final String CHOICE = "FP64, FP32, INT64, INT32 or BYTES";

  /** The names of the types of numbers, as an error lists them. */
  static final String NUMBERS = "FP64, FP32, INT64 or INT32";

  private final int size;
  private final String tritonName;

  Datatype(int size, String tritonName) {
    this.size = size;
    this.tritonName = tritonName;
  }

  /** Returns the type called {@code name}; empty if the service does not take it. */
  public static Optional<Datatype> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** Returns the number at {@code index} of a little-endian buffer of such numbers. */
  abstract double number(ByteBuffer buffer, int index);

  /** Returns true if a number of JSON, finite or not, is one of this type. */
  boolean holds(double number) {
    return true;
  }

  /** Returns the number of this type that is nearest to a number of JSON. */
  double rounded(double number) {
    return number;
  }

  /** Returns the text of a number of this type. */
  String literal(double number) {
    return Double.toString(number);
  }

  /** Returns the bytes of an element; for {@link #BYTES}, those of its length. */
  int size() {
    return size;
  }

  /** Returns the name in a configuration of Triton. */
  public String tritonName() {
    return tritonName;
  }
}
