namespace Veritas.Bench.Load;

/// <summary>
/// Which rows a turn must have left in the database: attempt, first and last number. Written by the generator, compared
/// by the run.
/// </summary>
public static class RowsFile
{
    /// <summary>Writes it anew.</summary>
    public static void Write(string file, IEnumerable<(int Attempt, long First, long Last)> rows)
    {
        using var writer = new BinaryWriter(File.Create(file));
        foreach (var (attempt, first, last) in rows)
        {
            writer.Write(attempt);
            writer.Write(first);
            writer.Write(last);
        }
    }

    /// <summary>Reads it.</summary>
    public static IEnumerable<(int Attempt, long First, long Last)> Read(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        for (var left = reader.BaseStream.Length / 20; left > 0; left--)
        {
            yield return (reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64());
        }
    }
}
