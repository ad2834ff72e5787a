-- The letter of an availability zone stays with its native zone, whatever zones come or go.
CREATE TABLE zone_ordinal (
  zone_id VARCHAR(36) NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  CONSTRAINT zone_ordinal_once UNIQUE (ordinal)
)${table_options};
