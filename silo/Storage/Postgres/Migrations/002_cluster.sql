-- Membership, as Microsoft.Orleans.Clustering.AdoNet asks for it: it reads its statements from orleansquery. A row
-- changes only together with the version that its writer has read.
CREATE TABLE orleansquery (
    querykey  VARCHAR(64) PRIMARY KEY,
    querytext TEXT NOT NULL
);

CREATE TABLE cluster_version (
    deployment TEXT PRIMARY KEY,
    changed    TIMESTAMPTZ NOT NULL DEFAULT now(),
    version    INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE cluster_member (
    deployment TEXT NOT NULL REFERENCES cluster_version (deployment),
    address    TEXT NOT NULL,
    port       INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    silo       TEXT NOT NULL,
    host       TEXT NOT NULL,
    status     INTEGER NOT NULL,
    proxyport  INTEGER,
    suspects   TEXT,
    started    TIMESTAMPTZ NOT NULL,
    alive      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (deployment, address, port, generation)
);

INSERT INTO orleansquery VALUES
('InsertMembershipVersionKey', '
    WITH added AS (INSERT INTO cluster_version (deployment) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::INTEGER FROM added'),
('InsertMembershipKey', '
    WITH bumped AS (
        UPDATE cluster_version SET changed = now(), version = version + 1
        WHERE deployment = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT 1 FROM cluster_member
            WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING 1),
    added AS (
        INSERT INTO cluster_member (deployment, address, port, generation, silo, host, status, proxyport, started, alive)
        SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM bumped
        RETURNING 1)
    SELECT count(*)::INTEGER FROM added'),
('UpdateMembershipKey', '
    WITH bumped AS (
        UPDATE cluster_version SET changed = now(), version = version + 1
        WHERE deployment = @DeploymentId AND version = @Version AND EXISTS (
            SELECT 1 FROM cluster_member
            WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING 1),
    changed AS (
        UPDATE cluster_member SET status = @Status, suspects = @SuspectTimes, alive = @IAmAliveTime FROM bumped
        WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        RETURNING 1)
    SELECT count(*)::INTEGER FROM changed'),
('UpdateIAmAlivetimeKey', '
    UPDATE cluster_member SET alive = @IAmAliveTime
    WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),
('MembershipReadRowKey', '
    SELECT v.deployment AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo AS SiloName,
        m.host AS HostName, m.status AS Status, m.proxyport AS ProxyPort, m.suspects AS SuspectTimes, m.started AS StartTime,
        m.alive AS IAmAliveTime, v.version AS Version
    FROM cluster_version v LEFT JOIN cluster_member m
        ON m.deployment = v.deployment AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    WHERE v.deployment = @DeploymentId'),
('MembershipReadAllKey', '
    SELECT v.deployment AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo AS SiloName,
        m.host AS HostName, m.status AS Status, m.proxyport AS ProxyPort, m.suspects AS SuspectTimes, m.started AS StartTime,
        m.alive AS IAmAliveTime, v.version AS Version
    FROM cluster_version v LEFT JOIN cluster_member m ON m.deployment = v.deployment
    WHERE v.deployment = @DeploymentId'),
('GatewaysQueryKey', '
    SELECT address AS Address, proxyport AS ProxyPort, generation AS Generation FROM cluster_member
    WHERE deployment = @DeploymentId AND status = @Status AND proxyport > 0'),
('DeleteMembershipTableEntriesKey', '
    WITH members AS (DELETE FROM cluster_member WHERE deployment = @DeploymentId)
    DELETE FROM cluster_version WHERE deployment = @DeploymentId'),
-- Only the dead (6): what is slow to shut down is not defunct.
('CleanupDefunctSiloEntriesKey', '
    DELETE FROM cluster_member WHERE deployment = @DeploymentId AND alive < @IAmAliveTime AND status = 6');

-- What each silo tells of itself, once a second.
CREATE TABLE silo_status (
    silo   TEXT PRIMARY KEY,
    at     BIGINT NOT NULL,
    system TEXT NOT NULL,
    rules  TEXT NOT NULL,
    intel  TEXT NOT NULL
);
