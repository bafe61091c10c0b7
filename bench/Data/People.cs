namespace Veritas.Bench.Data;

/// <summary>Who there is. The password of everybody is <see cref="Password"/>.</summary>
internal sealed class People
{
    public const string Password = "veritas-bench-1";

    private static readonly string[] First =
    [
        "Ada",
        "Alan",
        "Barbara",
        "Carl",
        "Chen",
        "Dana",
        "Emmy",
        "Fatima",
        "Grace",
        "Hedy",
        "Ivan",
        "Joan",
        "Katherine",
        "Leonhard",
        "Mary",
        "Niels",
        "Omar",
        "Priya",
        "Rosa",
        "Sofia",
    ];

    private static readonly string[] Last =
    [
        "Abel",
        "Bernoulli",
        "Cantor",
        "Dirac",
        "Euler",
        "Fermat",
        "Gauss",
        "Hopper",
        "Ito",
        "Jacobi",
        "Kepler",
        "Lovelace",
        "Mirza",
        "Noether",
        "Ohm",
        "Pascal",
        "Quine",
        "Riemann",
        "Shannon",
        "Turing",
    ];

    public People(Sizes sizes)
    {
        Created = sizes.Now.AddDays(-800).Micro();
        var random = Ids.Source(sizes.Seed, 1, 0);
        Admin = Ids.Next(random, Created);
        Teachers = [.. Enumerable.Range(0, sizes.Teachers).Select(i => Ids.Next(random, Created.AddSeconds(i)))];
        Students = [.. Enumerable.Range(0, sizes.Students).Select(i => Ids.Next(random, Created.AddSeconds(i)))];
        Abilities = [.. Enumerable.Range(0, sizes.Students).Select(_ => random.Normal())];
    }

    public DateTimeOffset Created { get; }

    public Guid Admin { get; }

    public Guid[] Teachers { get; }

    public Guid[] Students { get; }

    /// <summary>By student, standard normal.</summary>
    public double[] Abilities { get; }

    public static string AdminEmail => "admin@bench.veritas";

    public static string TeacherEmail(int i) => $"teacher{i}@bench.veritas";

    public static string StudentEmail(int i) => $"student{i}@bench.veritas";

    public static string Name(int i) => $"{First[i % First.Length]} {Last[i / First.Length % Last.Length]}";
}
