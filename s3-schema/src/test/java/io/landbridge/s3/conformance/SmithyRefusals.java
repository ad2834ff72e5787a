// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases of the protocols' authors that our codecs refuse, each with the reason. */
final class SmithyRefusals {
  /** The reason by the case's id and what it is of: a request or a result. */
  static final Map<String, String> REASONS = new TreeMap<>();

  static {
    refuse("it is of what the client adds by itself", "QueryIdempotencyTokenAutoFill request");
    refuse(
        "a number that is not finite means nothing to S3",
        "RestXmlSupportsInfinityFloatHeaderInputs request",
        "RestXmlSupportsInfinityFloatInputs request",
        "RestXmlSupportsInfinityFloatLabels request",
        "RestXmlSupportsInfinityFloatQueryValues request",
        "RestXmlSupportsNaNFloatHeaderInputs request",
        "RestXmlSupportsNaNFloatInputs request",
        "RestXmlSupportsNaNFloatLabels request",
        "RestXmlSupportsNaNFloatQueryValues request",
        "RestXmlSupportsNegativeInfinityFloatHeaderInputs request",
        "RestXmlSupportsNegativeInfinityFloatInputs request",
        "RestXmlSupportsNegativeInfinityFloatLabels request",
        "RestXmlSupportsNegativeInfinityFloatQueryValues request");
    refuse(
        "it needs a time as a number, and no member of S3 is one",
        "HttpRequestWithLabelsAndTimestampFormat request",
        "TimestampFormatHeaders request",
        "TimestampFormatHeaders result",
        "XmlTimestampsWithEpochSecondsFormat request",
        "XmlTimestampsWithEpochSecondsFormat result",
        "XmlTimestampsWithEpochSecondsOnTargetFormat request",
        "XmlTimestampsWithEpochSecondsOnTargetFormat result");
    refuse(
        "it says nothing of the document, and whoever serves undoes a compression before the codec",
        "SDKAppendedGzipAfterProvidedEncoding_restXml request",
        "SDKAppliedContentEncoding_restXml request");
    refuse(
        "it needs a list in the query or the whole query as a map, and S3 has neither",
        "AllQueryStringTypes request",
        "RestXmlQueryParamsStringListMap request",
        "RestXmlQueryPrecedence request",
        "RestXmlQueryStringMap request",
        "RestXmlServersPutAllQueryParamsInMap request",
        "RestXmlServersQueryParamsStringListMap request");
    refuse(
        "it needs a map in a document, and no document of S3 has one",
        "FlatNestedXmlMapRequest request",
        "FlatNestedXmlMapResponse result",
        "FlattenedXmlMap request",
        "FlattenedXmlMap result",
        "FlattenedXmlMapWithXmlName request",
        "FlattenedXmlMapWithXmlName result",
        "NestedXmlMapRequest request",
        "NestedXmlMapResponse result",
        "NestedXmlMapWithXmlNameDeserializes result",
        "NestedXmlMapWithXmlNameSerializes request",
        "RestXmlFlattenedXmlMapWithXmlNamespace result",
        "RestXmlXmlMapWithXmlNamespace request",
        "RestXmlXmlMapWithXmlNamespace result",
        "XmlEmptyMaps request",
        "XmlEmptyMaps result",
        "XmlEmptySelfClosedMaps result",
        "XmlEnums request",
        "XmlEnums result",
        "XmlIntEnums request",
        "XmlIntEnums result",
        "XmlMaps request",
        "XmlMaps result",
        "XmlMapsXmlName request",
        "XmlMapsXmlName result");
    refuse(
        "a path of S3 names a bucket and a key and nothing else",
        "ConstantQueryString request",
        "HttpRequestLabelEscaping request",
        "HttpRequestWithGreedyLabelInPath request",
        "InputWithHeadersAndAllParams request");
    refuse(
        "a body of bytes is an object's content and in no shape",
        "HttpPayloadTraitsWithBlob request",
        "HttpPayloadTraitsWithBlob result",
        "HttpPayloadTraitsWithMediaTypeWithBlob request",
        "HttpPayloadTraitsWithMediaTypeWithBlob result");
    refuse(
        "a text that is a body is a policy, which is JSON",
        "RestXmlEnumPayloadRequest request",
        "RestXmlEnumPayloadResponse result",
        "RestXmlStringPayloadResponse result");
    refuse(
        "it needs a list in a header of other things than texts, and S3 has none",
        "InputAndOutputWithBooleanHeaders request",
        "InputAndOutputWithNumericHeaders request",
        "InputAndOutputWithTimestampHeaders request",
        "InputAndOutputWithTimestampHeaders result");
    refuse(
        "elements of other namespaces are refused",
        "HttpPayloadWithXmlNamespace request",
        "XmlNamespaces request");
    refuse(
        "the only attribute of S3 is the type of a grantee",
        "XmlAttributes request",
        "XmlAttributesOnPayload request",
        "XmlAttributesWithEscaping request");
    refuse("a shape cannot tell an empty map from none", "HttpPrefixHeadersAreNotPresent request");
    refuse("the status of an answer of S3 is in no shape", "RestXmlHttpResponseCode result");
    refuse("whoever serves says how long a body is", "RestXmlHttpPayloadWithUnsetUnion result");
    refuse("an answer without members has no document", "IgnoreQueryParamsInResponse result");
  }

  private SmithyRefusals() {}

  private static void refuse(String reason, String... cases) {
    List.of(cases).forEach(each -> REASONS.put(each, reason));
  }
}
