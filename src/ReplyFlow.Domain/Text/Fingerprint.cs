using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Domain.Text;

/// <summary>SHA-256 over the values of a row, by which the audit trail holds all of them: the same on every database.</summary>
public static class Fingerprint
{
    /// <summary>Of the values in this order; lower-case hex.</summary>
    public static string Of(params ReadOnlySpan<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            // With its length, so that nothing can be moved from one value to the next.
            var written = Written(value);
            text.Append(CultureInfo.InvariantCulture, $"{written.Length}:{written};");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Written(object? value) => value switch
    {
        null => "-",
        // Microseconds are what both databases keep.
        DateTimeOffset at => (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
