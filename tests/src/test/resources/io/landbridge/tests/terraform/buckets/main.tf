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
  default_tags { tags = { made-by = "terraform" } }
}

resource "aws_s3_bucket" "b" {
  bucket        = var.name
  force_destroy = true
  tags          = { Colour = "blue" }
}

resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket" "locked" {
  bucket              = "${var.name}-locked"
  object_lock_enabled = true
}

resource "aws_s3_bucket_object_lock_configuration" "b" {
  bucket = aws_s3_bucket.locked.id
  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 1
    }
  }
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket                  = aws_s3_bucket.b.id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = false
  restrict_public_buckets = false
}

resource "aws_s3_bucket_ownership_controls" "b" {
  bucket = aws_s3_bucket.b.id
  rule { object_ownership = "BucketOwnerPreferred" }
}

resource "aws_s3_bucket_acl" "b" {
  bucket     = aws_s3_bucket.b.id
  acl        = "private"
  depends_on = [aws_s3_bucket_ownership_controls.b]
}

data "aws_iam_policy_document" "b" {
  statement {
    effect    = "Deny"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.b.arn}/secret/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["192.0.2.0/24"]
    }
  }
}

resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.b.json
}

resource "aws_s3_bucket_cors_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  cors_rule {
    allowed_headers = ["*"]
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://example.com"]
    expose_headers  = ["ETag"]
    max_age_seconds = var.word == "first" ? 3000 : 4000
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    id     = "logs"
    status = "Enabled"
    filter { prefix = "logs/" }
    expiration { days = 3 }
    noncurrent_version_expiration { noncurrent_days = 7 }
    abort_incomplete_multipart_upload { days_after_initiation = 2 }
  }
  rule {
    id     = "tagged"
    status = "Disabled"
    filter {
      and {
        prefix                   = "a/"
        tags                     = { k = "v" }
        object_size_greater_than = 500
      }
    }
    expiration { days = 30 }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    apply_server_side_encryption_by_default { sse_algorithm = "AES256" }
  }
}

resource "aws_s3_object" "small" {
  bucket        = aws_s3_bucket.b.id
  key           = "a b+c/ü"
  content       = "some ${var.word} text"
  content_type  = "text/plain"
  metadata      = { colour = "blue" }
  tags          = { k = "v" }
  depends_on    = [aws_s3_bucket_versioning.b]
  force_destroy = true
}

resource "aws_s3_object" "large" {
  bucket        = aws_s3_bucket.b.id
  key           = "large"
  source        = "large"
  source_hash   = filemd5("large")
  force_destroy = true
}

resource "aws_s3_object_copy" "copy" {
  bucket        = aws_s3_bucket.b.id
  key           = "copy"
  source        = "${aws_s3_bucket.b.id}/${aws_s3_object.large.key}"
  force_destroy = true
}

data "aws_s3_bucket" "b" { bucket = aws_s3_bucket.b.id }

data "aws_s3_objects" "b" {
  bucket     = aws_s3_bucket.b.id
  depends_on = [aws_s3_object.small, aws_s3_object.large, aws_s3_object_copy.copy]
}

data "aws_s3_object" "small" {
  bucket = aws_s3_bucket.b.id
  key    = aws_s3_object.small.key
}

output "keys" { value = join(" ", sort(data.aws_s3_objects.b.keys)) }

output "body" { value = data.aws_s3_object.small.body }

output "region" { value = data.aws_s3_bucket.b.region }
