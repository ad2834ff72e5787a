// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases of the protocols' authors that our codecs refuse, each with the reason. */
final class SmithyRefusals {
  /** The reason by the case's id and what it is of: a request, a result, an error. */
  static final Map<String, String> REASONS = new TreeMap<>();

  static {
    refuse(
        "it needs a map, and no action of EC2 or STS has one",
        "Ec2XmlEnums result",
        "Ec2XmlIntEnums result",
        "QueryComplexQueryMaps request",
        "QueryEmptyQueryMaps request",
        "QueryFlattenedQueryMaps request",
        "QueryFlattenedQueryMapsWithXmlName request",
        "QueryNestedStructWithMap request",
        "QueryQueryFlattenedXmlMap result",
        "QueryQueryFlattenedXmlMapWithXmlName result",
        "QueryQueryFlattenedXmlMapWithXmlNamespace result",
        "QueryQueryMapOfLists request",
        "QueryQueryMapWithMemberXmlName request",
        "QueryQueryXmlMapsXmlName result",
        "QuerySimpleQueryMaps request",
        "QuerySimpleQueryMapsWithXmlName request",
        "QueryXmlEmptyMaps result",
        "QueryXmlEmptySelfClosedMaps result",
        "QueryXmlEnums result",
        "QueryXmlIntEnums result",
        "QueryXmlMaps result");
    refuse(
        "it needs another format of time, and no member of EC2 or STS has one",
        "Ec2TimestampsInput request",
        "Ec2XmlTimestampsWithEpochSecondsFormat result",
        "Ec2XmlTimestampsWithEpochSecondsOnTargetFormat result",
        "Ec2XmlTimestampsWithHttpDateFormat result",
        "Ec2XmlTimestampsWithHttpDateOnTargetFormat result",
        "QueryTimestampsInput request",
        "QueryXmlTimestampsWithEpochSecondsFormat result",
        "QueryXmlTimestampsWithEpochSecondsOnTargetFormat result",
        "QueryXmlTimestampsWithHttpDateFormat result",
        "QueryXmlTimestampsWithHttpDateOnTargetFormat result");
    refuse(
        "it says nothing of the document",
        "QueryEmptyInputAndEmptyOutput result",
        "QueryNoInputAndNoOutput result",
        "QueryNoInputAndOutput result");
    refuse(
        "it needs a structure in an error, and no error of EC2 or STS has one",
        "Ec2ComplexError error",
        "QueryComplexError error");
    refuse(
        "it says nothing of the body, and whoever serves undoes a compression before the codec",
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery request",
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_ec2Query request",
        "SDKAppliedContentEncoding_awsQuery request",
        "SDKAppliedContentEncoding_ec2Query request");
    refuse(
        "it is of what the client adds by itself",
        "Ec2ProtocolIdempotencyTokenAutoFill request",
        "QueryProtocolIdempotencyTokenAutoFill request");
    refuse(
        "a number that is not finite means nothing to any action",
        "AwsQuerySupportsInfinityFloatInputs request",
        "AwsQuerySupportsNaNFloatInputs request",
        "AwsQuerySupportsNegativeInfinityFloatInputs request",
        "Ec2QuerySupportsInfinityFloatInputs request",
        "Ec2QuerySupportsNaNFloatInputs request",
        "Ec2QuerySupportsNegativeInfinityFloatInputs request");
    refuse(
        "the lists of an EC2 result are written even where nobody set them",
        "Ec2XmlEmptyLists result");
    refuse("a request cannot tell an empty list from none", "Ec2EmptyQueryLists request");
  }

  private SmithyRefusals() {}

  private static void refuse(String reason, String... cases) {
    List.of(cases).forEach(each -> REASONS.put(each, reason));
  }
}
