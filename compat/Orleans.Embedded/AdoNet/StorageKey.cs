using System.Buffers.Binary;
using System.Data;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// The key columns of a stored record, encoded as Orleans' own provider does. The grain's type is not among them,
/// and a string key of hex digits reads as a number: "ab", "AB" and "0ab" share a row.
/// </summary>
internal sealed record StorageKey(int IdHash, long N0, long N1, string? Text)
{
    public static StorageKey Of(GrainId grainId)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (grainId.TryGetGuidKey(out var guid, out var extension))
        {
            guid.TryWriteBytes(bytes);
            return Make(bytes, BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), extension);
        }

        if (grainId.TryGetIntegerKey(out var number, out extension))
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            return Make(bytes[..8], 0, number, extension);
        }

        return Make([], 0, 0, grainId.Key.ToString());
    }

    public NpgsqlCommand Command(NpgsqlDataSource database, string query, string serviceId, string stateName)
    {
        var command = database.CreateCommand(query);
        Add(command, query, "ServiceId", NpgsqlDbType.Text, serviceId);
        Add(command, query, "GrainIdHash", NpgsqlDbType.Integer, IdHash);
        Add(command, query, "GrainIdN0", NpgsqlDbType.Bigint, N0);
        Add(command, query, "GrainIdN1", NpgsqlDbType.Bigint, N1);
        Add(command, query, "GrainTypeHash", NpgsqlDbType.Integer, Stored(XxHash32.Hash(Encoding.UTF8.GetBytes(stateName))));
        Add(command, query, "GrainTypeString", NpgsqlDbType.Text, stateName);
        Add(command, query, "GrainIdExtensionString", NpgsqlDbType.Text, Text);
        return command;
    }

    public static void Add(NpgsqlCommand command, string query, string name, NpgsqlDbType type, object? value)
    {
        if (query.Contains("@" + name, StringComparison.OrdinalIgnoreCase))
        {
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value, Direction = ParameterDirection.Input });
        }
    }

    private static StorageKey Make(ReadOnlySpan<byte> key, long n0, long n1, string? text)
    {
        byte[] hashed = [.. key, .. Encoding.UTF8.GetBytes(text ?? "")];
        // The provider hashes the bytes back to front.
        Array.Reverse(hashed);
        return new(Stored(XxHash32.Hash(hashed)), n0, n1, text);
    }

    /// <summary>The provider takes the bytes of a hash, which come most significant first, for a little-endian number.</summary>
    private static int Stored(uint hash) => (int)BinaryPrimitives.ReverseEndianness(hash);
}
