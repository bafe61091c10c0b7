using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veritas.Bench.Students.Day;

/// <summary>A day as the bench wants it; read from a file, because it names every account.</summary>
/// <param name="Server">Its http address.</param>
/// <param name="Speed">A second of the clock is so many seconds of the students.</param>
/// <param name="Addresses">Network addresses of this machine that the students come from, 127.0.0.1 and up.</param>
/// <param name="Seed">The same seed gives the same behaviour.</param>
/// <param name="Password">Everybody's.</param>
/// <param name="Phases">What happens when.</param>
/// <param name="SaveEverySeconds">The mean time between two saves of a student who types; 0: nobody types.</param>
/// <param name="Mistyped">The share of students who mistype their password once, 0 to 1.</param>
/// <param name="Students">Who take the exams.</param>
/// <param name="Teachers">Who watch and act.</param>
public sealed record DayPlan(
    Uri Server,
    int Speed,
    int Addresses,
    int Seed,
    string Password,
    DayPhases Phases,
    double SaveEverySeconds,
    double Mistyped,
    IReadOnlyList<DayAccount> Students,
    IReadOnlyList<DayAccount> Teachers
);

/// <summary>Somebody and their exam.</summary>
/// <param name="Email">Their address.</param>
/// <param name="Exam">What a student takes and a teacher watches.</param>
/// <param name="Token">An access token; null: they sign in.</param>
public sealed record DayAccount(string Email, Guid Exam, string? Token = null);

/// <summary>In the students' seconds, one phase after the other.</summary>
/// <param name="SignIn">Sign-ins are spread over it; 0 if everybody has a token.</param>
/// <param name="Wait">From the last sign-in to the start.</param>
/// <param name="Start">Starts are spread over it; 0: nobody starts an exam.</param>
/// <param name="Work">Until the first student hands in, or the end.</param>
/// <param name="HandIn">Hand-ins are spread over it; 0: nobody hands in.</param>
public sealed record DayPhases(double SignIn, double Wait, double Start, double Work, double HandIn)
{
    [JsonIgnore]
    public double StartAt => SignIn + Wait;

    [JsonIgnore]
    public double WorkAt => StartAt + Start;

    [JsonIgnore]
    public double HandInAt => WorkAt + Work;

    [JsonIgnore]
    public double End => HandInAt + HandIn;
}

/// <summary>How both sides write plan and result.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DayPlan))]
[JsonSerializable(typeof(DayResult))]
public sealed partial class DayJson : JsonSerializerContext;
