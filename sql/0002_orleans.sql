-- What the ADO.NET providers for clustering and grain state need. They find the table orleansquery through the search
-- path and reach everything else through the statements in it, so the tables below are shaped as we like.
-- Every statement is a single one, hence atomic by itself; @names are the providers' parameters.

create table orleansquery (
    querykey  text primary key,
    querytext text not null
);

-- One row a cluster: the version of its member table.
create table cluster_epoch (
    cluster_id text primary key,
    epoch      integer not null default 0,
    changed_at timestamptz not null default now()
);

create table cluster_member (
    cluster_id  text not null references cluster_epoch on delete cascade,
    ip          text not null,
    silo_port   integer not null,
    generation  integer not null,
    silo_name   text not null,
    host_name   text not null,
    -- 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead
    status      integer not null check (status between 0 and 6),
    -- 0: this silo takes no clients
    proxy_port  integer not null,
    -- written and read by the silos alone
    suspicions  text,
    started_at  timestamptz not null,
    alive_at    timestamptz not null,
    primary key (cluster_id, ip, silo_port, generation)
);

-- State of a grain, one row for each named state.
create table grain_record (
    service_id text not null,
    id_hash    integer not null,
    type_hash  integer not null,
    n0         bigint not null,
    n1         bigint not null,
    -- the providers call it GrainTypeString; it holds the name of the state
    state_name text not null,
    -- a text key or the extension of a compound key, else ''
    key_text   text not null default '',
    version    integer not null,
    -- null: cleared, the version goes on
    payload    bytea,
    changed_at timestamptz not null default now(),
    primary key (service_id, id_hash, type_hash, n0, n1, state_name, key_text)
);

insert into orleansquery (querykey, querytext) values

('GatewaysQueryKey', $q$
    select ip as "Address", proxy_port as "ProxyPort", generation as "Generation"
    from cluster_member
    where cluster_id = @DeploymentId and status = @Status and proxy_port > 0
$q$),

-- A cluster without members still answers one row, with its version alone.
('MembershipReadAllKey', $q$
    select e.epoch as "Version", m.ip as "Address", m.silo_port as "Port", m.generation as "Generation",
           m.silo_name as "SiloName", m.host_name as "HostName", m.status as "Status", m.proxy_port as "ProxyPort",
           m.suspicions as "SuspectTimes", m.started_at as "StartTime", m.alive_at as "IAmAliveTime"
    from cluster_epoch e left join cluster_member m on m.cluster_id = e.cluster_id
    where e.cluster_id = @DeploymentId
$q$),

('MembershipReadRowKey', $q$
    select e.epoch as "Version", m.ip as "Address", m.silo_port as "Port", m.generation as "Generation",
           m.silo_name as "SiloName", m.host_name as "HostName", m.status as "Status", m.proxy_port as "ProxyPort",
           m.suspicions as "SuspectTimes", m.started_at as "StartTime", m.alive_at as "IAmAliveTime"
    from cluster_epoch e left join cluster_member m
        on m.cluster_id = e.cluster_id and m.ip = @Address and m.silo_port = @Port and m.generation = @Generation
    where e.cluster_id = @DeploymentId
$q$),

('InsertMembershipVersionKey', $q$
    with made as (
        insert into cluster_epoch (cluster_id) values (@DeploymentId) on conflict do nothing returning 1
    )
    select exists (select from made)
$q$),

-- Compare and swap: the row lock on cluster_epoch lets one writer in at a time, and only with the newest version.
('InsertMembershipKey', $q$
    with turn as (
        update cluster_epoch set epoch = epoch + 1, changed_at = now()
        where cluster_id = @DeploymentId and epoch = @Version
          and not exists (
              select from cluster_member
              where cluster_id = @DeploymentId and ip = @Address and silo_port = @Port and generation = @Generation)
        returning cluster_id
    ), made as (
        insert into cluster_member (cluster_id, ip, silo_port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
        select cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from turn
        returning 1
    )
    select exists (select from made)
$q$),

('UpdateMembershipKey', $q$
    with turn as (
        update cluster_epoch set epoch = epoch + 1, changed_at = now()
        where cluster_id = @DeploymentId and epoch = @Version
          and exists (
              select from cluster_member
              where cluster_id = @DeploymentId and ip = @Address and silo_port = @Port and generation = @Generation)
        returning cluster_id
    ), done as (
        update cluster_member m set status = @Status, suspicions = @SuspectTimes, alive_at = @IAmAliveTime
        from turn
        where m.cluster_id = turn.cluster_id and m.ip = @Address and m.silo_port = @Port and m.generation = @Generation
        returning 1
    )
    select exists (select from done)
$q$),

('UpdateIAmAlivetimeKey', $q$
    update cluster_member set alive_at = @IAmAliveTime
    where cluster_id = @DeploymentId and ip = @Address and silo_port = @Port and generation = @Generation
$q$),

('DeleteMembershipTableEntriesKey', $q$
    delete from cluster_epoch where cluster_id = @DeploymentId
$q$),

('CleanupDefunctSiloEntriesKey', $q$
    delete from cluster_member where cluster_id = @DeploymentId and status = 6 and alive_at < @IAmAliveTime
$q$),

('ReadFromStorageKey', $q$
    select payload as "PayloadBinary", version as "Version"
    from grain_record
    where service_id = @ServiceId and id_hash = @GrainIdHash and type_hash = @GrainTypeHash
      and n0 = @GrainIdN0 and n1 = @GrainIdN1 and state_name = @GrainTypeString
      and key_text = coalesce(@GrainIdExtensionString, '')
$q$),

-- No row in the answer: somebody else wrote first.
('WriteToStorageKey', $q$
    with changed as (
        update grain_record set payload = @PayloadBinary, version = version + 1, changed_at = now()
        where service_id = @ServiceId and id_hash = @GrainIdHash and type_hash = @GrainTypeHash
          and n0 = @GrainIdN0 and n1 = @GrainIdN1 and state_name = @GrainTypeString
          and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
        returning version
    ), made as (
        insert into grain_record (service_id, id_hash, type_hash, n0, n1, state_name, key_text, version, payload)
        select @ServiceId, @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString,
               coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
        where @GrainStateVersion is null
        on conflict do nothing
        returning version
    )
    select version as "NewGrainStateVersion" from changed union all select version from made
$q$),

('ClearStorageKey', $q$
    update grain_record set payload = null, version = version + 1, changed_at = now()
    where service_id = @ServiceId and id_hash = @GrainIdHash and type_hash = @GrainTypeHash
      and n0 = @GrainIdN0 and n1 = @GrainIdN1 and state_name = @GrainTypeString
      and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
    returning version as "NewGrainStateVersion"
$q$),

('DeleteStorageKey', $q$
    delete from grain_record
    where service_id = @ServiceId and id_hash = @GrainIdHash and type_hash = @GrainTypeHash
      and n0 = @GrainIdN0 and n1 = @GrainIdN1 and state_name = @GrainTypeString
      and key_text = coalesce(@GrainIdExtensionString, '') and version = @GrainStateVersion
    returning version + 1 as "NewGrainStateVersion"
$q$);
