// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the configuration of a bucket holds, it is refused, or taken and can be carried out. */
final class ConfigurationFuzzTest {
  private static final List<String> DOCUMENTS =
      List.of(
          """
          cors
          <CORSConfiguration><CORSRule><ID>a</ID><AllowedOrigin>http://*.example.com</AllowedOrigin>
          <AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>
          <AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-*</AllowedHeader>
          <ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>5</MaxAgeSeconds></CORSRule>
          </CORSConfiguration>
          """,
          """
          website
          <WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument>
          <ErrorDocument><Key>error.html</Key></ErrorDocument><RoutingRules><RoutingRule>
          <Condition><KeyPrefixEquals>docs/</KeyPrefixEquals>
          <HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition><Redirect>
          <Protocol>https</Protocol><HostName>example.com</HostName>
          <ReplaceKeyPrefixWith>a b/</ReplaceKeyPrefixWith><HttpRedirectCode>302</HttpRedirectCode>
          </Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>
          """,
          """
          website
          <WebsiteConfiguration><RedirectAllRequestsTo><HostName>example.com</HostName>
          </RedirectAllRequestsTo></WebsiteConfiguration>
          """,
          """
          lifecycle
          <LifecycleConfiguration><Rule><ID>a</ID><Filter><And><Prefix>logs/</Prefix>
          <Tag><Key>a</Key><Value>b</Value></Tag><ObjectSizeGreaterThan>5</ObjectSizeGreaterThan>
          </And></Filter><Status>Enabled</Status><Expiration><Days>30</Days></Expiration>
          <NoncurrentVersionExpiration><NoncurrentDays>3</NoncurrentDays>
          <NewerNoncurrentVersions>2</NewerNoncurrentVersions></NoncurrentVersionExpiration></Rule>
          <Rule><Prefix/><Status>Enabled</Status><AbortIncompleteMultipartUpload>
          <DaysAfterInitiation>7</DaysAfterInitiation></AbortIncompleteMultipartUpload>
          <Expiration><Date>2030-01-01T00:00:00Z</Date></Expiration></Rule>
          </LifecycleConfiguration>
          """,
          """
          notification
          <NotificationConfiguration><QueueConfiguration><Id>a</Id>
          <Queue>arn:aws:sqs:us-east-1:000000000000:events</Queue><Event>s3:ObjectCreated:*</Event>
          <Filter><S3Key><FilterRule><Name>prefix</Name><Value>in/</Value></FilterRule>
          <FilterRule><Name>suffix</Name><Value>.jpg</Value></FilterRule></S3Key></Filter>
          </QueueConfiguration><TopicConfiguration>
          <Topic>arn:aws:sns:us-east-1:000000000000:events</Topic>
          <Event>s3:ObjectRemoved:Delete</Event></TopicConfiguration></NotificationConfiguration>
          """,
          """
          logging
          <BucketLoggingStatus><LoggingEnabled><TargetBucket>logs</TargetBucket>
          <TargetPrefix>b/</TargetPrefix><TargetObjectKeyFormat><PartitionedPrefix>
          <PartitionDateSource>DeliveryTime</PartitionDateSource></PartitionedPrefix>
          </TargetObjectKeyFormat></LoggingEnabled></BucketLoggingStatus>
          """,
          """
          acl
          <AccessControlPolicy><Owner><ID>OWNER</ID></Owner><AccessControlList><Grant>
          <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">
          <ID>OWNER</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant><Grant>
          <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">
          <URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>
          <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>
          """
              .replace("OWNER", "79a59df9".repeat(8)),
          """
          ownershipControls
          <OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule>
          </OwnershipControls>
          """);

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "/",
          "*",
          "\n",
          "&#10;",
          "&#x202e;",
          "-1",
          "0",
          "2147483647",
          "9223372036854775807",
          "+999999999-12-31T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "2030-01-01T00:00:00+14:00",
          "</Rule><Rule>",
          "<Prefix></Prefix>",
          "<Prefix>&#0;</Prefix>",
          "<Filter/>",
          "<ID></ID>",
          "<Days>1</Days>",
          "<ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker>",
          "<Transition><Days>1</Days><StorageClass>GLACIER</StorageClass></Transition>",
          "<HostName>a b\r\nc</HostName>",
          "<HttpRedirectCode>999</HttpRedirectCode>",
          "<ReplaceKeyWith>%</ReplaceKeyWith>",
          "<AllowedOrigin>*.*</AllowedOrigin>",
          "<AllowedMethod>TRACE</AllowedMethod>",
          "<Event>s3:ObjectTagging:*</Event>",
          "<Value>%2F</Value>",
          "cors",
          "lifecycle",
          "website",
          "\u00e9");

  @FuzzTest(maxDuration = "60s")
  void takesOrRefuses(byte[] document) {
    assertThatCode(() -> ConfigurationTarget.run(document)).doesNotThrowAnyException();
  }

  @Property(tries = 10_000)
  void takesOrRefusesWhatIsAlmostRight(@ForAll("documents") byte[] document) {
    assertThatCode(() -> ConfigurationTarget.run(document)).doesNotThrowAnyException();
  }

  @Example
  void startsFromConfigurationsThatAreRight() {
    assertThat(DOCUMENTS).allMatch(document -> ConfigurationTarget.run(bytes(document)));
  }

  @Provide
  Arbitrary<byte[]> documents() {
    return Arbitraries.lazy(() -> Mutations.of(DOCUMENTS, PIECES));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
