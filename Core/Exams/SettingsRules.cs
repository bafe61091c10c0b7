using System.Collections.Immutable;
using System.Net;

namespace Veritas.Exams;

/// <summary>What an author may decide, and where students may be; pure.</summary>
internal static class SettingsRules
{
    public const int MostNetworks = 100;
    public const int MostSections = 50;

    /// <summary>The settings as they are stored: networks in their canonical form.</summary>
    public static Result<ExamSettings> Check(ExamSettings settings)
    {
        var (networks, sections) = (Filled(settings.AllowedNetworks), Filled(settings.Sections));
        var canonical = networks.Select(n => n is null ? null : Network(n)).ToImmutableArray();
        var (field, breach) = settings switch
        {
            { AttemptsAllowed: < 1 or > 100 } => ("settings.attempts_allowed", "The attempts allowed are 1 to 100."),
            _ when networks.Length > MostNetworks => ("settings.allowed_networks", $"There are at most {MostNetworks} networks."),
            _ when canonical.Contains(null) => ("settings.allowed_networks", "A network is an address with the length of its prefix, such as 192.0.2.0/24 or 2001:db8::/32."),
            _ when sections.Length > MostSections => ("settings.sections", $"There are at most {MostSections} sections."),
            _ when !sections.All(IsSection) => ("settings.sections", "A section has an id of 1 to 64 characters, a title of 1 to 200 and instructions of at most 5,000."),
            _ when sections.DistinctBy(s => s.Id).Count() < sections.Length => ("settings.sections", "The ids of sections differ."),
            _ => ("", ""),
        };
        return field.Length > 0
            ? new Problem(ProblemKind.Invalid, "exam_invalid", breach, Field: field)
            : settings with { AllowedNetworks = [.. canonical.OfType<string>()], Sections = sections };
    }

    /// <summary>Whether a student at that address may start and answer. An address that is not known is in no network.</summary>
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

    /// <summary>Once students may have seen the exam, more attempts and other networks are all that may change.</summary>
    public static bool KeepsPromise(ExamSettings old, ExamSettings @new) =>
        @new.AttemptsAllowed >= old.AttemptsAllowed
        && Text(@new with { AttemptsAllowed = old.AttemptsAllowed, AllowedNetworks = old.AllowedNetworks }) == Text(old);

    private static string Text(ExamSettings settings) => System.Text.Json.JsonSerializer.Serialize(settings, VeritasJson.Options);

    private static ImmutableArray<T> Filled<T>(ImmutableArray<T> given) => given.IsDefault ? [] : given;

    // A lone address is a network of one.
    private static string? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network.ToString()
        : !text.Contains('/') && IPAddress.TryParse(text, out var address) && address.ScopeIdOrZero() == 0
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8).ToString()
        : null;

    private static long ScopeIdOrZero(this IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? address.ScopeId : 0;

    private static bool IsSection(ExamSection s) =>
        s is not null && ExamRules.IsText(s.Id, 1, 64) && ExamRules.IsText(s.Title, 1, 200) && ExamRules.IsText(s.Instructions, 0, 5_000);
}
