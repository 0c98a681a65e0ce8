package io.swingup.network;

import org.tensorflow.DeviceSpec;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Op;
import org.tensorflow.op.Scope;

/**
 * A scope of TensorFlow Java that writes numbers in names as {@code 0} to {@code 9}.
 *
 * @param scope what does everything else
 */
record AsciiScope(Scope scope) implements Scope {
  @Override
  public String makeOpName(String name) {
    return ascii(scope.makeOpName(name));
  }

  @Override
  public String makeUnique(String name) {
    return ascii(scope.makeUnique(name));
  }

  /** Digits that a format of the default locale may have written become those of ASCII. */
  static String ascii(String name) {
    StringBuilder ascii = new StringBuilder();
    name.codePoints()
        .map(c -> Character.isDigit(c) ? Character.forDigit(Character.digit(c, 10), 10) : c)
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  @Override
  public ExecutionEnvironment env() {
    return scope.env();
  }

  @Override
  public Scope withSubScope(String name) {
    return new AsciiScope(scope.withSubScope(name));
  }

  @Override
  public Scope withName(String name) {
    return new AsciiScope(scope.withName(name));
  }

  @Override
  public Scope withNameAsSubScope(String name) {
    return new AsciiScope(scope.withNameAsSubScope(name));
  }

  @Override
  public Scope withDevice(DeviceSpec device) {
    return new AsciiScope(scope.withDevice(device));
  }

  @Override
  public Scope withInitScope() {
    return new AsciiScope(scope.withInitScope());
  }

  @Override
  public Scope withControlDependencies(Iterable<Op> operations) {
    return new AsciiScope(scope.withControlDependencies(operations));
  }

  @Override
  public Scope withControlDependencyOps(Iterable<Operation> operations) {
    return new AsciiScope(scope.withControlDependencyOps(operations));
  }

  @Override
  public void refreshNames() {
    scope.refreshNames();
  }

  @Override
  public OperationBuilder apply(OperationBuilder builder) {
    return scope.apply(builder);
  }

  @Override
  public String getDeviceString() {
    return scope.getDeviceString();
  }

  @Override
  public boolean isInit() {
    return scope.isInit();
  }
}
