using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Letters.Signing;

/// <summary>Checks signatures in PDFs that this program has signed.</summary>
public static class PdfSignatures
{
    /// <summary>Checks every signature of a file.</summary>
    /// <param name="pdf">The signed file.</param>
    /// <param name="trustedRoots">Root certificates trusted for this; empty means the system's.</param>
    /// <returns>One report a signature, in the order they were made; empty where there is none.</returns>
    /// <exception cref="SigningException">The file is damaged, or not one of ours.</exception>
    public static IReadOnlyList<SignatureReport> Verify(byte[] pdf, params IReadOnlyList<X509Certificate2> trustedRoots) =>
        [.. SignatureField.ReadAll(pdf).Select(field => SignatureCheck.Run(pdf, field, trustedRoots))];

    /// <summary>A PDF date as this program writes it.</summary>
    internal static DateTimeOffset? Date(string value) =>
        DateTime.TryParseExact(value, "'(D:'yyyyMMddHHmmss\"+08'00')\"", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, TimeSpan.FromHours(8)) : null;
}
