// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Operations;
import io.landbridge.schema.Member;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever bytes come in: a request or an {@link AwsException}, and nothing else. */
class QueryDecoderPropertyTest {
  private static final List<String> NAMES =
      Ec2Operations.FULL.stream()
          .flatMap(operation -> operation.input().members().stream())
          .map(Member::queryName)
          .distinct()
          .toList();
  private static final List<String> VALUES =
      List.of(
          "", "true", "-1", "1e9", "2016-11-15T08:00:00Z", "default", "%00", "%F0%9F%91%8D", "%");

  private final QueryDecoder decoder = new QueryDecoder();

  @Property(tries = 2000)
  void anyBytesAreARequestOrRefused(@ForAll byte[] bytes) {
    assertAnswered("", bytes);
  }

  @Property(tries = 2000)
  void whatLooksLikeARequestIsARequestOrRefused(@ForAll("forms") String form) {
    assertAnswered("Version=2016-11-15&" + form, new byte[0]);
  }

  @Provide
  Arbitrary<String> forms() {
    Arbitrary<String> step =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of(NAMES)),
            Tuple.of(4, Arbitraries.of("1", "2", "0", "-1", "01", "10000", "10001")),
            Tuple.of(2, Arbitraries.of("Name", "Value", "Tag", "Key", "Ebs", "member")),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
    Arbitrary<String> name = step.list().ofMinSize(1).ofMaxSize(5).map(s -> String.join(".", s));
    Arbitrary<String> value = Arbitraries.of(VALUES);
    return Combinators.combine(name, value)
        .as((n, v) -> n + "=" + v)
        .list()
        .ofMaxSize(8)
        .map(pairs -> String.join("&", pairs));
  }

  private void assertAnswered(String query, byte[] form) {
    for (Operation<?, ?> operation : Ec2Operations.FULL) {
      try {
        Object request = decoder.decode(operation, QueryParameters.parse(query, form));
        assertThat(request).isNotNull();
      } catch (AwsException e) {
        assertThat(e.error().httpStatus()).isBetween(400, 499);
        assertThat(e.error().message()).hasSizeLessThan(400);
      }
    }
  }
}
