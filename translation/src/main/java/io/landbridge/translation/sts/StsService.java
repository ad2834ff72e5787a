// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.sts;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.query.QueryDecoder;
import io.landbridge.query.QueryErrors;
import io.landbridge.query.QueryParameters;
import io.landbridge.query.XmlEncoder;
import io.landbridge.sts.StsOperations;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.ec2.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers STS requests. Safe for concurrent use. */
public final class StsService {
  private static final Logger LOG = LoggerFactory.getLogger(StsService.class);
  private static final String XML = "text/xml;charset=UTF-8";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /** What is supported; a further action is a further line. */
  private static final List<StsAction<?, ?>> ACTIONS =
      List.of(new StsAction<>(StsOperations.GET_CALLER_IDENTITY, new GetCallerIdentity()));

  private final Map<String, StsAction<?, ?>> actions =
      ACTIONS.stream()
          .collect(Collectors.toMap(action -> action.operation().name(), Function.identity()));
  private final QueryDecoder decoder = new QueryDecoder();
  private final XmlEncoder encoder = new XmlEncoder(StsOperations.API);

  /**
   * Answers one request; errors are answers too. May block: belongs on a virtual thread.
   *
   * @param call the verified call
   * @param parameters the request's parameters
   */
  public Answer answer(Call call, QueryParameters parameters) {
    try {
      return new Answer(OK, XML, find(parameters).answer(call, parameters, decoder, encoder));
    } catch (AwsException e) {
      return refuse(call, e.error());
    } catch (NativeException e) {
      LOG.atWarn().setCause(e).addKeyValue("requestId", call.requestId()).log("The cloud failed");
      return refuse(
          call, new AwsError("ServiceUnavailable", 503, "The service is unavailable for now."));
    } catch (RuntimeException e) {
      // The edge of the pipeline: a fault of ours is logged here and nowhere else.
      LOG.atError().setCause(e).addKeyValue("requestId", call.requestId()).log("STS failed");
      return refuse(
          call, new AwsError("InternalFailure", 500, "The request failed for an internal reason."));
    }
  }

  private StsAction<?, ?> find(QueryParameters parameters) {
    String name =
        parameters
            .findAction()
            .orElseThrow(() -> QueryErrors.AWS_QUERY.missingAction().toException());
    StsAction<?, ?> action = actions.get(name);
    if (action == null) {
      throw (StsOperations.TABLE.isKnown(name)
              ? new AwsError(
                  "UnsupportedOperation", BAD_REQUEST, "The action " + name + " is not supported.")
              : new AwsError(
                  "InvalidAction",
                  BAD_REQUEST,
                  "Could not find operation "
                      + (name.length() > 100 ? name.substring(0, 100) : name)
                      + " for version "
                      + StsOperations.API.version()))
          .toException();
    }
    return action;
  }

  private Answer refuse(Call call, AwsError error) {
    return new Answer(
        error.httpStatus(),
        XML,
        encoder.encodeError(error, call.requestId()),
        Optional.of(error.code()));
  }
}
