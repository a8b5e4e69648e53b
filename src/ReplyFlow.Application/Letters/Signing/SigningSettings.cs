namespace ReplyFlow.Application.Letters.Signing;

/// <summary>
/// The organisation's certificate, configuration section <c>ReplyFlow:Signing</c>: a PFX file, or PEM files. The password belongs in
/// the environment (<c>ReplyFlow__Signing__Password</c>). Without a file nothing is signed.
/// </summary>
public sealed class SigningSettings
{
    /// <summary>PFX (PKCS#12) file with certificate and private key.</summary>
    public string Pfx { get; set; } = "";

    /// <summary>PEM file with the certificate, then those that vouch for it.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file with the private key; empty where the certificate's file holds it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Password of the PFX or of the key; empty for none.</summary>
    public string Password { get; set; } = "";

    /// <summary>Full name of the only bureau whose letters are signed; empty for every bureau's.</summary>
    public string Bureau { get; set; } = "";

    /// <summary>Place named in the signature, for example the city; may be empty.</summary>
    public string Location { get; set; } = "";

    /// <summary>Whether a certificate is named at all.</summary>
    public bool IsConfigured => Pfx.Length > 0 || Certificate.Length > 0;
}
