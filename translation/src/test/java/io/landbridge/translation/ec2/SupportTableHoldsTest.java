// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.query.Operation;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the code to the table of supported actions: nothing is ignored in silence. */
class SupportTableHoldsTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.landbridge.translation.ec2");

  /** Accessors of the model's shapes that the code reads, as {@code Shape.accessor}. */
  private static final Set<String> READ =
      CODE.stream()
          .flatMap(type ->
              Stream.<JavaAccess<?>>concat(
                  type.getMethodCallsFromSelf().stream(),
                  type.getMethodReferencesFromSelf().stream()))
          .filter(access -> access.getTargetOwner().getPackageName().equals(modelPackage()))
          .map(access -> access.getTargetOwner().getSimpleName() + "." + access.getName())
          .map(SupportTableHoldsTest::fold)
          .collect(toSet());

  private static String modelPackage() {
    return "io.landbridge.ec2.model";
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Test
  void everyMemberIsReadOrDeclared() {
    List<String> forgotten = new ArrayList<>();
    for (Ec2Action<?, ?> action : Ec2Catalogue.actions()) {
      collectUnread(action, action.operation().input(), "", new HashSet<>(), forgotten);
    }

    assertThat(forgotten).isEmpty();
  }

  private static void collectUnread(
      Ec2Action<?, ?> action,
      Schema<?> schema,
      String prefix,
      Set<String> above,
      List<String> forgotten) {
    if (!above.add(schema.name())) {
      return;
    }
    for (Member<?> member : schema.members()) {
      String path = prefix + member.name();
      if (isDeclared(action, path) || isOfThePipeline(member)) {
        continue;
      }
      if (!READ.contains(fold(schema.name() + "." + member.name()))
          && !isDeclaredInside(action, path)) {
        forgotten.add(action.name() + " " + path);
      } else {
        findStructure(member.type())
            .forEach(inner -> collectUnread(action, inner, path + ".", above, forgotten));
      }
    }
    above.remove(schema.name());
  }

  private static boolean isOfThePipeline(Member<?> member) {
    return member.idempotencyToken() || member.name().equals("DryRun");
  }

  private static boolean isDeclared(Ec2Action<?, ?> action, String path) {
    return action.members().rules().stream().anyMatch(rule -> rule.path().equals(path));
  }

  /** A structure nobody reads, because the table says all there is about its members. */
  private static boolean isDeclaredInside(Ec2Action<?, ?> action, String path) {
    return action.members().rules().stream().anyMatch(rule -> rule.path().startsWith(path + "."));
  }

  private static Stream<Schema<?>> findStructure(MemberType type) {
    return switch (type) {
      case MemberType.StructureOf structure -> Stream.of(structure.schema());
      case MemberType.ListOf list -> findStructure(list.item());
      default -> Stream.empty();
    };
  }

  @Test
  void everyRuleNamesAMemberOfTheModel() {
    List<String> unknown = new ArrayList<>();
    for (Ec2Action<?, ?> action : Ec2Catalogue.actions()) {
      for (MemberSupport.Rule rule : action.members().rules()) {
        if (!exists(action.operation().input(), List.of(rule.path().split("\\.", -1)))) {
          unknown.add(action.name() + " " + rule.path());
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  private static boolean exists(Schema<?> schema, List<String> path) {
    return schema.members().stream()
        .filter(member -> member.name().equals(path.getFirst()))
        .anyMatch(member ->
            path.size() == 1
                || findStructure(member.type())
                    .anyMatch(inner -> exists(inner, path.subList(1, path.size()))));
  }

  @Test
  void everyActionIsThereOnceAndHasAHandlerOfItsName() {
    List<String> supported = Ec2Catalogue.actions().stream().map(Ec2Action::name).toList();

    assertThat(supported).doesNotHaveDuplicates();
    assertThat(handlers().map(JavaClass::getSimpleName).toList())
        .containsExactlyInAnyOrderElementsOf(supported);
  }

  @Test
  void handlersAreFinalAndPackagePrivate() {
    assertThat(handlers())
        .allSatisfy(handler ->
            assertThat(handler.getModifiers())
                .contains(JavaModifier.FINAL)
                .doesNotContain(JavaModifier.PUBLIC));
  }

  private static Stream<JavaClass> handlers() {
    Set<String> operations =
        Ec2Operations.TABLE.operations().stream().map(Operation::name).collect(toSet());
    return CODE.stream()
        .filter(type -> type.isAssignableTo(Ec2Operation.class) && !type.isInterface())
        .filter(type -> operations.contains(type.getSimpleName()));
  }
}
