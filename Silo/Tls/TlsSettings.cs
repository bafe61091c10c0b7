using Orleans.Runtime;

namespace Veritas.Silo.Tls;

/// <summary>
/// Section <c>Veritas:Silo:Tls</c>: mutual TLS between silos, and between clients and silos. Every process presents a
/// certificate and requires one of the same authority. Required where silos listen on a network; on loopback it is used
/// when configured.
/// </summary>
internal sealed class TlsSettings
{
    public const string Section = "Veritas:Silo:Tls";

    private const int MostNames = 64;

    /// <summary>
    /// This process's certificate: a PEM file, followed by intermediate certificates if there are any, or a PFX file.
    /// Default empty: no TLS. The certificate must be valid for both ends of a connection, because a silo is a server
    /// to some and a client of others. A replaced file is used from the next connection on.
    /// </summary>
    public string Certificate { get; set; } = "";

    /// <summary>
    /// PEM file of the private key. Default empty: the key is in the file of <see cref="Certificate"/>, as it always is
    /// in a PFX file.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>Password of the PFX file or of an encrypted PEM key. Default empty: neither is encrypted.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// PEM file of the certificate authority that every certificate of the cluster must come from. No default, because
    /// the machine's authorities would accept anybody. It may hold several, so that an old and a new one can overlap.
    /// Revocation is not checked, because private authorities rarely publish a list: replace the authority instead.
    /// </summary>
    public string Authority { get; set; } = "";

    /// <summary>
    /// Names that peers may have, at most 64 DNS names without wildcards, compared with the certificate's subject
    /// alternative names, or with its common name if it has none. Default none: every certificate of the authority is
    /// accepted, which is correct for an authority that is used for this cluster only.
    /// </summary>
    public List<string> Names { get; } = [];

    public bool IsOn => Certificate.Length > 0;

    /// <exception cref="OrleansConfigurationException">A value is invalid; the message names its key.</exception>
    public void Check()
    {
        if (!IsOn && (Key.Length > 0 || Password.Length > 0 || Authority.Length > 0 || Names.Count > 0))
        {
            throw Wrong(nameof(Certificate), "is missing, and other keys of the section are set.");
        }

        if (IsOn && Authority.Length == 0)
        {
            throw Wrong(nameof(Authority), "is missing: the PEM file of the authority that certificates come from.");
        }

        if (Names.Count > MostNames || Names.Any(name => Uri.CheckHostName(name) != UriHostNameType.Dns))
        {
            throw Wrong(nameof(Names), $"must be at most {MostNames} DNS names without wildcards.");
        }
    }

    /// <summary>An error of the section.</summary>
    public static OrleansConfigurationException Wrong(string key, string what, Exception? cause = null) =>
        new($"{Section}:{key} {what}", cause!);
}
