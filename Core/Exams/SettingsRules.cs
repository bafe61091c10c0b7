using System.Collections.Immutable;
using System.Net;

namespace Veritas.Exams;

/// <summary>Validates exam settings, and checks the networks of students. Pure.</summary>
internal static class SettingsRules
{
    public const int MostNetworks = 100;
    public const int MostSections = 50;

    /// <summary>The settings with canonical networks, or <c>exam_invalid</c>.</summary>
    public static Result<ExamSettings> Check(ExamSettings settings)
    {
        var (networks, sections) = (Filled(settings.AllowedNetworks), Filled(settings.Sections));
        var canonical = networks.Select(n => n is null ? null : Network(n)).ToImmutableArray();
        var (field, breach) = settings switch
        {
            { AttemptsAllowed: < 1 or > 100 } => ("settings.attempts_allowed", "attempts_allowed must be 1 to 100."),
            _ when networks.Length > MostNetworks => (
                "settings.allowed_networks",
                $"An exam has at most {MostNetworks} networks."
            ),
            _ when canonical.Contains(null) => (
                "settings.allowed_networks",
                "A network must be an address with a prefix length, such as 192.0.2.0/24 or 2001:db8::/32."
            ),
            _ when sections.Length > MostSections => (
                "settings.sections",
                $"An exam has at most {MostSections} sections."
            ),
            _ when !sections.All(IsSection) => (
                "settings.sections",
                "A section needs an id of 1 to 64 characters, a title of 1 to 200, and instructions of at most 5,000."
            ),
            _ when sections.DistinctBy(s => s.Id).Count() < sections.Length => (
                "settings.sections",
                "The ids of sections must be unique."
            ),
            _ => ("", ""),
        };
        return field.Length > 0
            ? new Problem(ProblemKind.Invalid, "exam_invalid", breach, Field: field)
            : settings with
            {
                AllowedNetworks = [.. canonical.OfType<string>()],
                Sections = sections,
            };
    }

    /// <summary>Whether a student at that address may start and answer. An unknown address is in no network.</summary>
    public static bool Admits(ExamSettings settings, string? address)
    {
        if (Filled(settings.AllowedNetworks) is { IsEmpty: true })
        {
            return true;
        }

        if (!IPAddress.TryParse(address, out var at))
        {
            return false;
        }

        var plain = at.IsIPv4MappedToIPv6 ? at.MapToIPv4() : at;
        return settings.AllowedNetworks.Any(n => IPNetwork.TryParse(n, out var network) && network.Contains(plain));
    }

    /// <summary>Whether settings students may have seen can change like this: more attempts, other networks.</summary>
    public static bool KeepsPromise(ExamSettings old, ExamSettings @new) =>
        @new.AttemptsAllowed >= old.AttemptsAllowed
        && RawJson.Of(@new with { AttemptsAllowed = old.AttemptsAllowed, AllowedNetworks = old.AllowedNetworks })
            == RawJson.Of(old);

    private static ImmutableArray<T> Filled<T>(ImmutableArray<T> given) => given.IsDefault ? [] : given;

    // An address without a prefix length is a network of one address.
    private static string? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network.ToString()
        : !text.Contains('/') && IPAddress.TryParse(text, out var address) && address.ScopeIdOrZero() == 0
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8).ToString()
        : null;

    private static long ScopeIdOrZero(this IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? address.ScopeId : 0;

    private static bool IsSection(ExamSection s) =>
        s is not null
        && ExamRules.IsText(s.Id, 1, 64)
        && ExamRules.IsText(s.Title, 1, 200)
        && ExamRules.IsText(s.Instructions, 0, 5_000);
}
