namespace ReplyFlow.Data.Model;

/// <summary>A version of a letter template as an administrator saved it. It never changes; only whether it is in force does.</summary>
public sealed class LetterTemplateVersion
{
    /// <summary>The profile's name, as bureaus refer to it: letters, digits, - and _.</summary>
    public required string Profile { get; init; }

    /// <summary>From 1 in each profile.</summary>
    public int Version { get; init; }

    /// <summary>The settings, in the form of <c>template.json</c> (templates/README.md).</summary>
    public required string Json { get; init; }

    /// <summary>SHA-256 of the settings, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who saved it, by name.</summary>
    public required string SavedBy { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Whether the profile's letters are laid out with it; at most one of a profile.</summary>
    public bool IsActive { get; set; }
}
