-- Times are milliseconds since 1970-01-01T00:00:00Z; 0 is "never". Texts compare byte by byte.

CREATE TABLE id_mapping (
  ec2_id VARCHAR(64) NOT NULL PRIMARY KEY,
  kind VARCHAR(40) NOT NULL,
  native_id VARCHAR(36) NOT NULL,
  first_seen BIGINT NOT NULL,
  CONSTRAINT id_mapping_native UNIQUE (kind, native_id)
)${table_options};

CREATE TABLE aws_account (
  account_id VARCHAR(12) NOT NULL PRIMARY KEY,
  native_id VARCHAR(36) NOT NULL,
  first_seen BIGINT NOT NULL,
  CONSTRAINT aws_account_native UNIQUE (native_id)
)${table_options};

CREATE TABLE client_token (
  token_key VARCHAR(64) NOT NULL PRIMARY KEY,
  account_id VARCHAR(12) NOT NULL,
  action VARCHAR(100) NOT NULL,
  parameters_hash VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  holder VARCHAR(64) NOT NULL,
  lease_until BIGINT NOT NULL,
  result ${bytes},
  created BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
)${table_options};
CREATE INDEX client_token_expires ON client_token (expires_at);

CREATE TABLE native_job (
  job_id VARCHAR(36) NOT NULL PRIMARY KEY,
  account_id VARCHAR(12) NOT NULL,
  access_key VARCHAR(255) NOT NULL,
  command VARCHAR(100) NOT NULL,
  purpose VARCHAR(100) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  resource_id VARCHAR(36) NOT NULL,
  facts ${text} NOT NULL,
  state VARCHAR(16) NOT NULL,
  error_code INTEGER NOT NULL,
  outcome ${text} NOT NULL,
  handled SMALLINT NOT NULL,
  lease_owner VARCHAR(64) NOT NULL,
  lease_until BIGINT NOT NULL,
  created BIGINT NOT NULL,
  ended BIGINT NOT NULL
)${table_options};
CREATE INDEX native_job_resource ON native_job (account_id, resource_id);
CREATE INDEX native_job_unhandled ON native_job (handled, lease_until);
CREATE INDEX native_job_ended ON native_job (handled, ended);

CREATE TABLE resource_fact (
  account_id VARCHAR(12) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  resource_id VARCHAR(64) NOT NULL,
  fact_name VARCHAR(100) NOT NULL,
  fact_value ${text} NOT NULL,
  PRIMARY KEY (account_id, kind, resource_id, fact_name)
)${table_options};
CREATE INDEX resource_fact_name ON resource_fact (account_id, kind, fact_name);

CREATE TABLE stored_tag (
  account_id VARCHAR(12) NOT NULL,
  ec2_id VARCHAR(64) NOT NULL,
  tag_key VARCHAR(255) NOT NULL,
  tag_value VARCHAR(512) NOT NULL,
  PRIMARY KEY (account_id, ec2_id, tag_key)
)${table_options};

CREATE TABLE tombstone (
  ec2_id VARCHAR(64) NOT NULL PRIMARY KEY,
  account_id VARCHAR(12) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  native_id VARCHAR(36) NOT NULL,
  document ${text} NOT NULL,
  expires_at BIGINT NOT NULL
)${table_options};
CREATE INDEX tombstone_account ON tombstone (account_id, kind);
CREATE INDEX tombstone_expires ON tombstone (expires_at);

CREATE TABLE gateway_secret (
  secret_name VARCHAR(100) NOT NULL PRIMARY KEY,
  secret_bytes ${bytes} NOT NULL
)${table_options};
