# Copyright The Landbridge Authors
# SPDX-License-Identifier: Apache-2.0

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.100" }
  }
}

variable "endpoint" {
  type = string
}

variable "name" {
  type = string
}

variable "word" {
  type    = string
  default = "first"
}

provider "aws" {
  region            = "us-east-1"
  s3_use_path_style = true
  endpoints {
    s3        = var.endpoint
    s3control = var.endpoint
    sts       = var.endpoint
    iam       = var.endpoint
  }
}

resource "aws_s3_bucket" "site" { bucket = var.name }

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id
  index_document { suffix = "index.html" }
  error_document { key = "${var.word}.html" }
  routing_rule {
    condition {
      key_prefix_equals = "docs/"
    }
    redirect {
      replace_key_prefix_with = "documents/"
      http_redirect_code      = "302"
    }
  }
}

resource "aws_s3_bucket" "logs" {
  bucket        = "${var.name}-logs"
  force_destroy = true
}

data "aws_iam_policy_document" "logs" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.logs.arn}/*"]
    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }
    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [aws_s3_bucket.site.arn]
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs.json
}

resource "aws_s3_bucket_logging" "site" {
  bucket        = aws_s3_bucket.site.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "site/${var.word}/"
  target_object_key_format {
    partitioned_prefix { partition_date_source = "DeliveryTime" }
  }
  depends_on = [aws_s3_bucket_policy.logs]
}

output "endpoint" { value = aws_s3_bucket_website_configuration.site.website_endpoint }
