using System.Globalization;
using System.Security.Cryptography;

namespace ReplyFlow.Application.Letters;

/// <summary>Names of exact template versions, as issued letters carry them.</summary>
public static class TemplateName
{
    /// <summary>A version saved in the database: <c>city@3</c>.</summary>
    public static string Stored(string profile, int version) => $"{profile}@{version}";

    /// <summary>A file that comes with the product, by the start of its SHA-256: <c>city@file-1a2b3c4d</c>.</summary>
    public static string Shipped(string profile, ReadOnlySpan<byte> file) => $"{profile}@file-{Convert.ToHexStringLower(SHA256.HashData(file)).AsSpan(0, 8)}";

    /// <summary>The profile of a version's name.</summary>
    public static string ProfileOf(string name) => name.Split('@')[0];

    /// <summary>The saved version's number; null for a file that comes with the product.</summary>
    public static int? VersionOf(string name) =>
        name.Split('@') is [_, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : null;

    /// <summary>Whether a text can be a profile's name.</summary>
    public static bool IsProfile(string text) => text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
