using System.Globalization;

namespace Veritas.WebHost.Demo;

/// <summary>Names for the simulated students.</summary>
internal static class DemoPeople
{
    private static readonly string[] First =
    [
        "Ada",
        "Alan",
        "Barbara",
        "Carl",
        "Donald",
        "Edsger",
        "Emmy",
        "Evelyn",
        "Frances",
        "Grete",
        "Hedy",
        "Ida",
        "Jean",
        "John",
        "Karen",
        "Katherine",
        "Kurt",
        "Leslie",
        "Lise",
        "Margaret",
        "Maria",
        "Mary",
        "Niels",
        "Otto",
        "Pierre",
        "Radia",
        "Rosalind",
        "Sofia",
        "Srinivasa",
        "Tony",
    ];

    private static readonly string[] Last =
    [
        "Abel",
        "Berg",
        "Costa",
        "Dvorak",
        "Eriksen",
        "Fischer",
        "Garcia",
        "Haas",
        "Ito",
        "Jansen",
        "Kaya",
        "Lund",
        "Mensah",
    ];

    public static IEnumerable<(string Email, string Name)> Students(int count) =>
        Enumerable
            .Range(1, count)
            .Select(i =>
                (
                    string.Create(CultureInfo.InvariantCulture, $"student{i:00}@demo.veritas"),
                    $"{First[(i - 1) % First.Length]} {Last[(i * 5) % Last.Length]}"
                )
            );
}
