using System.Data.Common;
using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Grain storage in PostgreSQL: set Invariant to "Npgsql" and exactly one of ConnectionString and DataSource.</summary>
public class AdoNetGrainStorageOptions
{
    public string ConnectionString { get; set; } = "";

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = "System.Data.SqlClient";

    /// <summary>How payloads are written. Orleans' own default is Newtonsoft JSON, so set it; unset, this runtime writes System.Text.Json.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;

    /// <summary>Clearing deletes the row instead of emptying it.</summary>
    public bool DeleteStateOnClear { get; set; }
}

/// <summary>The member table of a cluster, for its silos.</summary>
public class AdoNetClusteringSiloOptions
{
    public string ConnectionString { get; set; } = "";

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = "System.Data.SqlClient";
}

/// <summary>The member table of a cluster, for its clients.</summary>
public class AdoNetClusteringClientOptions
{
    public string? ConnectionString { get; set; }

    public DbDataSource? DataSource { get; set; }

    public string Invariant { get; set; } = null!;
}
