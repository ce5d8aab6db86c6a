using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Entente.Tests.Fetching;

/// <summary>An authority that lives as long as a test, and that only the test believes.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create();
    private readonly DateTimeOffset _from = DateTimeOffset.UtcNow.AddDays(-1);

    public TestAuthority()
    {
        CertificateRequest request = new("CN=Nobody", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(_from, _from.AddDays(9));
    }

    /// <summary>Its own certificate.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>A certificate for a host, with its key; its issuer stands, it says, at an address.</summary>
    public X509Certificate2 Issue(string host, string? issuerAddress)
    {
        using ECDsa key = ECDsa.Create();
        CertificateRequest request = new($"CN={host}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        if (issuerAddress is not null)
        {
            request.CertificateExtensions.Add(
                new X509AuthorityInformationAccessExtension(
                    ocspUris: [issuerAddress],
                    caIssuersUris: [issuerAddress]
                )
            );
        }

        using X509Certificate2 signed = request.Create(Root, _from, _from.AddDays(8), [1, 2, 3, 4]);
        using X509Certificate2 whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(
            whole.Export(X509ContentType.Pkcs12),
            password: null
        );
    }

    public void Dispose()
    {
        Root.Dispose();
        _key.Dispose();
    }
}
