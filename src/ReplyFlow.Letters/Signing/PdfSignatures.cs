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

    /// <summary>
    /// Whether a signed file is the issued one with nothing but signatures appended: the issued bytes come first, and
    /// what follows is byte for byte what signing appends, the signatures' own values aside.
    /// </summary>
    /// <param name="signed">The signed file.</param>
    /// <param name="issued">The file as issued, before signing.</param>
    public static bool IsSignedCopyOf(byte[] signed, byte[] issued)
    {
        if (!signed.AsSpan().StartsWith(issued)) return false;
        try
        {
            var current = issued;
            foreach (var field in SignatureField.ReadAll(signed).Where(f => f.ContentsAt >= issued.Length))
            {
                var update = SignatureUpdate.Build(current, field.Details, field.Name, field.ContentsLength);
                var expected = update.ToArray();
                if (expected.Length > signed.Length || update.ContentsAt != field.ContentsAt) return false;
                signed.AsSpan(update.ContentsAt..update.ContentsEnd).CopyTo(expected.AsSpan(update.ContentsAt));
                if (!signed.AsSpan().StartsWith(expected)) return false;
                current = expected;
            }
            return current.Length == signed.Length && current.Length > issued.Length;
        }
        catch (SigningException)
        {
            return false;
        }
    }

    /// <summary>A PDF date as this program writes it.</summary>
    internal static DateTimeOffset? Date(string value) =>
        DateTime.TryParseExact(value, "'(D:'yyyyMMddHHmmss\"+08'00')\"", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, TimeSpan.FromHours(8)) : null;
}
