using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Orleans.Connections.Security;
using Orleans.Runtime;

namespace Veritas.Silo.Tls;

/// <summary>
/// Mutual TLS of connections between processes: presents this process's certificate and accepts only peers of the same
/// authority. The files are checked for each connection, so that a renewed certificate needs no restart.
/// </summary>
internal sealed partial class MutualTls
{
    private readonly Lock _renewal = new();
    private readonly TlsSettings _settings;
    private readonly CredentialFiles _files;
    private readonly ILogger<MutualTls> _logger;
    private Credentials _credentials;
    private string _stamp;

    /// <param name="settings">The names that peers may have.</param>
    /// <param name="files">The files of the credentials.</param>
    /// <param name="loaded">The credentials loaded from them.</param>
    /// <param name="stamp">The stamp of the files from before they were loaded.</param>
    /// <param name="logger">The log.</param>
    public MutualTls(
        TlsSettings settings,
        CredentialFiles files,
        Credentials loaded,
        string stamp,
        ILogger<MutualTls> logger
    )
    {
        (_settings, _files, _credentials, _stamp, _logger) = (settings, files, loaded, stamp, logger);
        Options = new TlsOptions
        {
            SslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
            LocalCertificate = loaded.Certificate,
            RemoteCertificateValidation = Accept,
            OnAuthenticateAsServer = (_, options) =>
                PrepareServer((SslServerAuthenticationOptions)options.SslServerAuthenticationOptions),
            OnAuthenticateAsClient = (_, options) =>
                PrepareClient((SslClientAuthenticationOptions)options.SslClientAuthenticationOptions),
        };
        LogInUse(loaded.Certificate.Thumbprint, loaded.Certificate.NotAfter.ToUniversalTime());
    }

    public TlsOptions Options { get; }

    // Connections are few and long-lived, so session resumption would save little, and it would keep a replaced
    // certificate in use.
    private void PrepareServer(SslServerAuthenticationOptions options)
    {
        var credentials = Renew();
        (options.ServerCertificate, options.ServerCertificateSelectionCallback) = (null, null);
        (options.ServerCertificateContext, options.AllowTlsResume) = (credentials.Presented, false);
        options.CertificateChainPolicy = credentials.Require(Credentials.ClientUse);
    }

    private void PrepareClient(SslClientAuthenticationOptions options)
    {
        var credentials = Renew();
        (options.ClientCertificates, options.LocalCertificateSelectionCallback) = (null, null);
        (options.ClientCertificateContext, options.AllowTlsResume) = (credentials.Presented, false);
        options.CertificateChainPolicy = credentials.Require(Credentials.ServerUse);
    }

    /// <summary>The errors are those of the chain policy set above.</summary>
    private bool Accept(X509Certificate2 peer, X509Chain? chain, SslPolicyErrors errors)
    {
        // Silos are found in the database by their address, which certificates need not name.
        errors &= ~SslPolicyErrors.RemoteCertificateNameMismatch;
        if (errors != SslPolicyErrors.None)
        {
            var faults = chain is { ChainStatus.Length: > 0 } ? Credentials.Faults(chain) : errors.ToString();
            LogRefused(peer.Thumbprint, faults);
            return false;
        }

        var names = _settings.Names;
        if (names.Count > 0 && !names.Any(name => peer.MatchesHostname(name, allowWildcards: false)))
        {
            LogRefused(peer.Thumbprint, $"{TlsSettings.Section}:{nameof(TlsSettings.Names)} has none of its names");
            return false;
        }

        return true;
    }

    /// <summary>
    /// The current credentials on disk. While files are invalid, for example during their replacement, the last valid
    /// ones stay in use.
    /// </summary>
    private Credentials Renew()
    {
        lock (_renewal)
        {
            // Taken before the files are read, so that a change in between is seen by the next connection.
            var stamp = _files.Stamp();
            if (stamp == _stamp)
            {
                return _credentials;
            }

            _stamp = stamp;
            try
            {
                _credentials = _files.Load();
                LogInUse(_credentials.Certificate.Thumbprint, _credentials.Certificate.NotAfter.ToUniversalTime());
            }
            catch (OrleansConfigurationException e)
            {
                LogNotRenewed(e.Message);
            }

            return _credentials;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Certificate {Thumbprint} is in use, valid until {NotAfter:u}"
    )]
    private partial void LogInUse(string thumbprint, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A peer with certificate {Thumbprint} is refused: {Reason}")]
    private partial void LogRefused(string thumbprint, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Changed certificate files are invalid, the last valid ones stay in use: {Reason}"
    )]
    private partial void LogNotRenewed(string reason);
}
